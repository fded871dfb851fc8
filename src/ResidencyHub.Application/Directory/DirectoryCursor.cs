using System.Buffers.Text;
using System.Text;

namespace ResidencyHub.Application.Directory;

/// <summary>Where a list by name stopped: the last name and id, in one opaque word for an address.</summary>
internal sealed record DirectoryCursor(string Name, Guid Id)
{
    public static string Of(string name, Guid id) => Base64Url.EncodeToString([.. id.ToByteArray(), .. Encoding.UTF8.GetBytes(name)]);

    /// <summary>Null when there is none, or it is not one of ours: then the list begins at its beginning.</summary>
    public static DirectoryCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length <= 16 ? null : new(Encoding.UTF8.GetString(bytes.AsSpan(16)), new Guid(bytes.AsSpan(0, 16)));
    }
}
