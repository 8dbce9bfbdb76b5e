using System.Security.Cryptography;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>A digest by which a secret is recognised without being known: salted, so that equal secrets look different.</summary>
internal static class SecretDigest
{
    private const int SaltBytes = 16;
    private const char Joint = ':';

    /// <summary>The digest of a secret, with a new salt.</summary>
    public static string Compute(string secret)
    {
        var salt = Convert.ToHexString(RandomNumberGenerator.GetBytes(SaltBytes)).ToLowerInvariant();
        return salt + Joint + Digests.OfText(salt + secret);
    }

    /// <summary>Whether a digest is that of a secret.</summary>
    public static bool Fits(string digest, string secret)
    {
        var salt = digest.Split(Joint)[0];
        return digest == salt + Joint + Digests.OfText(salt + secret);
    }
}
