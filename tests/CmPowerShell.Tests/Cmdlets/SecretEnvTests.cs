using AwesomeAssertions;
using CmPowerShell.Engine.Tests;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>A secret reaches the script and no stream, object or file.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class SecretEnvTests : IDisposable
{
    private const string MakeSecret = "$secret = [securestring]::new(); foreach ($letter in 'cmdl3t-s3cret'.ToCharArray()) { $secret.AppendChar($letter) };";
    private readonly CmSession _session = new();

    public SecretEnvTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        TestScripts.Add(_session, "measure", "measure", "echo \"it is $CM_MINE\"; echo CM_LENGTH=${#CM_MINE} > tmp-run-env.out", "\"new_env_keys\": [\"CM_LENGTH\"], \"install\": true,");
        TestScripts.Add(_session, "fail", "fail", "echo \"broken $CM_MINE\" >&2; exit 7");
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("$secret")]
    [InlineData("([pscredential]::new('me', $secret))")]
    [InlineData("'cmdl3t-s3cret'")]
    public void The_script_gets_a_secure_string_a_password_or_a_text(string value)
    {
        var ran = _session.Run($"{MakeSecret} (Invoke-CmScript measure -SecretEnv @{{ CM_MINE = {value} }}).NewEnv.CM_LENGTH");

        ran.Output.Single().ToString().Should().Be("13");
    }

    [Fact]
    public void No_stream_object_or_file_holds_it()
    {
        _session.Stand(_session.Folder);
        var ran = _session.Run($$"""
            {{MakeSecret}}
            Invoke-CmScript measure, fail -SecretEnv @{ CM_MINE = $secret } -Verbose -Debug *>&1 | Out-Default
            Invoke-Cm run ic --tags=measure --env.CM_HUB_TOKEN=cmdl3t-s3cret --new --out=json
            $error
            """);

        _session.Host.Recorded.Text.Should().Contain("it is ***").And.Contain("broken ***").And.NotContain("cmdl3t-s3cret");
        string.Join('\n', ran.Output).Should().NotContain("cmdl3t-s3cret");
        Directory.EnumerateFiles(_session.Folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("cmdl3t-s3cret", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_short_secret_is_refused() =>
        _session.Run("Invoke-CmScript measure -SecretEnv @{ CM_MINE = '1234' }").ErrorIds.Should().Equal("SecretTooShort");
}
