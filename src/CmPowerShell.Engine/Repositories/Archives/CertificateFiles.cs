using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Reads the certificates that a download trusts.</summary>
internal static class CertificateFiles
{
    /// <summary>Returns the policy that trusts the certificates of a file and no others.</summary>
    /// <param name="file">Full path of a file in PEM format.</param>
    /// <exception cref="CmException"><c>CertificateFileInvalid</c>.</exception>
    public static X509ChainPolicy Trust(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(file, problem.Message, problem);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw Invalid(file, "It contains none.");
    }

    private static CmException Invalid(string file, string why, Exception? inner = null) => new(
        new CmError("CertificateFileInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The certificates in '{file}' cannot be read: {why}")
        {
            Hint = "Name a file in PEM format.",
            Target = file,
        },
        inner);
}
