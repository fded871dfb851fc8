using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

/// <summary>Keeps the keys of data protection in the hub's own database.</summary>
internal sealed class KeysInTheDatabase(ResidencyDbSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = source.Open(Reach.Everything("data-protection keys"));
        return [.. db.DataProtectionKeys.Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = source.Open(Reach.Everything("data-protection keys"), tracking: true);
        db.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
