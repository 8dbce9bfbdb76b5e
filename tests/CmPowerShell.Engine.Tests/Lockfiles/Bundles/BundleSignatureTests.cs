using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles.Bundles;
using CmPowerShell.Engine.Settings;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles.Bundles;

/// <summary>A signed bundle is imported only if its signature is valid and of an allowed key.</summary>
public sealed class BundleSignatureTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("signed");
    private readonly string _bundle;
    private readonly string _allowed;

    public BundleSignatureTests()
    {
        Assert.SkipUnless(CanSign(), "There is no ssh-keygen.");
        _bundle = _scratch.Write("x.cmbundle", "content");
        Keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", _scratch.At("key"));
        Keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", _scratch.At("other"));
        _allowed = _scratch.Write("allowed", $"team@example.org {File.ReadAllText(_scratch.At("key.pub"))}");
    }

    public void Dispose() => _scratch?.Dispose();

    [Fact]
    public void The_signer_of_a_bundle_is_named()
    {
        BundleSignature.Sign(_bundle, _scratch.At("key"));

        BundleSignature.Verify(_bundle, _allowed).Should().Be("team@example.org");
    }

    [Fact]
    public void Another_key_is_refused()
    {
        BundleSignature.Sign(_bundle, _scratch.At("other"));

        Refused("BundleSignatureRefused").Should().Contain("no key of");
    }

    [Fact]
    public void A_changed_bundle_is_refused()
    {
        BundleSignature.Sign(_bundle, _scratch.At("key"));
        File.AppendAllText(_bundle, "planted");

        Refused("BundleSignatureRefused").Should().Contain("its content is not what team@example.org signed");
    }

    [Fact]
    public void A_changed_digest_is_refused()
    {
        BundleSignature.Sign(_bundle, _scratch.At("key"));
        File.AppendAllText(_bundle, "planted");
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_bundle)));
        File.WriteAllText(BundleSignature.DigestFile(_bundle), $"{digest}  x.cmbundle\n");

        Refused("BundleSignatureRefused").Should().Contain("its signature is not valid");
    }

    [Fact]
    public void A_signature_for_another_purpose_is_refused()
    {
        BundleSignature.Sign(_bundle, _scratch.At("key"));
        File.Delete(BundleSignature.SignatureFile(_bundle));
        Keygen("-Y", "sign", "-q", "-f", _scratch.At("key"), "-n", "git", BundleSignature.DigestFile(_bundle));

        Refused("BundleSignatureRefused").Should().Contain("its signature is not valid");
    }

    [Fact]
    public void A_bundle_without_signature_is_refused_before_it_is_read()
    {
        Refused("BundleUnsigned").Should().Contain(".sha256");
        using var engine = CmEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home"), ConfigurationFile = _scratch.At("configuration.json") });
        engine.Configuration.Set(SettingTable.AllowedSigners, _allowed, ofHome: true);

        var import = () => new LockBundles(engine).Import(_bundle, null, CmPowerShell.Engine.Events.Operation.Silent);

        import.Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error.Id.Should().Be("BundleUnsigned");
    }

    [Fact]
    public void A_key_that_does_not_exist_is_named()
    {
        var sign = () => BundleSignature.Sign(_bundle, _scratch.At("no key"));

        sign.Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error.Id.Should().Be("BundleNotSigned");
        File.Exists(BundleSignature.DigestFile(_bundle)).Should().BeFalse();
    }

    private string Refused(string id)
    {
        var verify = () => BundleSignature.Verify(_bundle, _allowed);
        var error = verify.Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error;
        error.Id.Should().Be(id, error.Message);
        return error.Message;
    }

    private static bool CanSign()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-Y"]) { RedirectStandardError = true, RedirectStandardOutput = true });
            return process is not null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Keygen(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
