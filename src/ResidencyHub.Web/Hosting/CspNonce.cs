using System.Security.Cryptography;

namespace ResidencyHub.Web.Hosting;

/// <summary>The one-request password of an inline script: only the import map uses it.</summary>
public sealed class CspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
