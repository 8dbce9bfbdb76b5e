using System.Text;
using System.Text.Json;
using AwesomeAssertions;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Secrets;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A secret is masked in every spelling that a format gives it.</summary>
public sealed class SecretSpellingTests : IDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Secret = "pa/ss+w'ö\"r d&<x>$\\%`";
    private readonly SecretScope _scope = new();

    public SecretSpellingTests() => _scope.Know("CASE_TOKEN", Secret);

    public static TheoryData<string> Spellings { get; } =
    [
        Secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret + "\n")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{Secret}cd")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Replace('+', '-').Replace('/', '_'),
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Secret).Replace("%2F", "/", StringComparison.Ordinal),
        Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal),
        System.Net.WebUtility.UrlEncode(Secret),
        JsonSerializer.Serialize(Secret),
        JsonSerializer.Serialize(Secret, Relaxed),
        Secret.Replace("'", "'\"'\"'", StringComparison.Ordinal),
        Secret.Replace("'", "'\\''", StringComparison.Ordinal),
        Secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal),
        System.Security.SecurityElement.Escape("pa/ss+w'ö\"r d&<x>$\\%`").Replace("&apos;", "'", StringComparison.Ordinal),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
    ];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Spellings))]
    public void It_is_masked(string spelled) => KnownSecrets.Masked($"before {spelled} behind").Should().Contain(KnownSecrets.Mark).And.NotContain(spelled);

    [Theory]
    [InlineData("ssh://u:CaseToken1@host/o/r", "CaseToken1")]
    [InlineData("https://host/r.zip?token=CaseToken1", "CaseToken1")]
    [InlineData("https://host/r.zip?a=b&sig=CaseToken1&c=d", "CaseToken1")]
    [InlineData("http://user:Case/Token1@host/o/r", "Case/Token1")]
    [InlineData("git+ssh://u:CaseToken1@host/o/r", "CaseToken1")]
    public void The_secret_of_an_address_is_known_and_not_shown(string address, string secret)
    {
        RepositoryUrl.SecretsIn($"clone {address} now").Should().Contain(secret);
        RepositoryUrl.Masked(address).Should().NotContain(secret);
        RepositoryUrl.MaskedText($"clone {address} now", null).Should().NotContain(secret);
    }

    [Theory]
    [InlineData("https://host:8443/o/r@v1")]
    [InlineData("https://host/o/r?ref=main")]
    [InlineData("git@host:o/r")]
    public void An_address_without_a_secret_stays_as_it_is(string address) => RepositoryUrl.Masked(address).Should().Be(address);
}
