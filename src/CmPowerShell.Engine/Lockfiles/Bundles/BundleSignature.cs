using System.ComponentModel;
using System.Diagnostics;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>
/// The signature of a bundle: the file <c>.sha256</c> with its digest, and <c>.sha256.sig</c> with the signature of that file in the format in which git signs with SSH keys.
/// The program <c>ssh-keygen</c> makes and verifies it.
/// </summary>
public static class BundleSignature
{
    /// <summary>The namespace of the signatures, so that one for another purpose does not count.</summary>
    public const string Namespace = "cmpowershell-bundle";

    private const string Program = "ssh-keygen";
    private const long MostText = 1 << 20;

    /// <summary>The file with the digest.</summary>
    public static string DigestFile(string archive) => archive + ".sha256";

    /// <summary>The file with the signature.</summary>
    public static string SignatureFile(string archive) => DigestFile(archive) + ".sig";

    /// <summary>Signs a bundle.</summary>
    /// <param name="archive">Full path of the bundle.</param>
    /// <param name="key">Full path of the private key, or of the public key if an agent has the private one.</param>
    /// <exception cref="CmException"><c>BundleNotSigned</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    public static void Sign(string archive, string key)
    {
        AtomicFile.WriteText(DigestFile(archive), $"{DigestOf(archive)}  {Path.GetFileName(archive)}\n");
        File.Delete(SignatureFile(archive));
        var (code, _, problem) = Run(["-Y", "sign", "-q", "-f", key, "-n", Namespace, DigestFile(archive)], null, archive);
        if (code != 0 || !File.Exists(SignatureFile(archive)))
        {
            File.Delete(DigestFile(archive));
            throw Error("BundleNotSigned", CmErrorCategory.InvalidArgument, archive, $"{archive} was not signed with {key}: {problem}", "Check the key. A key with a passphrase needs an agent: ssh-add KEY, and then the public key for the signature.");
        }
    }

    /// <summary>Requires that a bundle has a valid signature of an allowed key.</summary>
    /// <param name="archive">Full path of the bundle.</param>
    /// <param name="allowedSigners">Full path of the file of allowed signers, as git has it in <c>gpg.ssh.allowedSignersFile</c>.</param>
    /// <returns>Who signed it.</returns>
    /// <exception cref="CmException"><c>BundleUnsigned</c>, <c>BundleSignatureRefused</c>, <c>FileNotReadable</c>.</exception>
    public static string Verify(string archive, string allowedSigners)
    {
        if (!File.Exists(allowedSigners))
        {
            throw Refused(archive, $"there is no file of allowed signers '{allowedSigners}'");
        }

        if (new[] { DigestFile(archive), SignatureFile(archive) }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw Error("BundleUnsigned", CmErrorCategory.InvalidData, archive, $"Nothing was imported, because {archive} is not signed: there is no {missing}.", "Copy the files .sha256 and .sha256.sig with the bundle, or let its maker sign it.");
        }

        var digest = FileAccessErrors.Read(archive, () => RegularFile.ReadAllBytes(DigestFile(archive), MostText));
        var (found, names, problem) = Run(["-Y", "find-principals", "-s", SignatureFile(archive), "-f", allowedSigners], null, archive);
        var signer = names.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        if (found != 0 || signer.Length == 0)
        {
            throw Refused(archive, $"no key of {allowedSigners} made its signature ({problem})");
        }

        var (verified, _, why) = Run(["-Y", "verify", "-f", allowedSigners, "-I", signer, "-n", Namespace, "-s", SignatureFile(archive)], digest, archive);
        if (verified != 0)
        {
            throw Refused(archive, $"its signature is not valid ({why})");
        }

        return System.Text.Encoding.UTF8.GetString(digest).Split(' ')[0] == DigestOf(archive) ? signer : throw Refused(archive, $"its content is not what {signer} signed");
    }

    private static string DigestOf(string archive) => FileAccessErrors.Read(archive, () =>
    {
        using var stream = RegularFile.Open(archive);
        return Digests.OfStream(stream);
    });

    private static (int Code, string Output, string Problem) Run(string[] arguments, byte[]? input, string archive)
    {
        try
        {
            var info = new ProcessStartInfo(ProgramPath.ToStart(Program), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
            // Without a terminal it does not require a passphrase.
            info.Environment["SSH_ASKPASS_REQUIRE"] = "never";
            using var process = Process.Start(info)!;
            var problem = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            Feed(process, input ?? []);
            process.WaitForExit();
            return (process.ExitCode, output.GetAwaiter().GetResult(), ShownText.OneLine(problem.GetAwaiter().GetResult().Trim()));
        }
        catch (Win32Exception exception)
        {
            throw Error("ProgramNotStarted", CmErrorCategory.NotInstalled, archive, StartFailure.Describe(Program, exception) + ".", "Install OpenSSH 8.1 or newer, which has ssh-keygen.");
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException exception)
        {
            Debug.WriteLine(exception.Message); // it has ended already, and its exit code gives the reason
        }
    }

    private static CmException Refused(string archive, string why) => Error(
        "BundleSignatureRefused", CmErrorCategory.InvalidData, archive, $"Nothing was imported, because the signature of {archive} is refused: {why}.", "Obtain the bundle again from its maker. If the key is right, add it to the file of allowed signers.");

    private static CmException Error(string id, CmErrorCategory category, string archive, string message, string hint) =>
        new(new CmError(id, ReturnCode.Failed, category, message) { Hint = hint, Target = archive });
}
