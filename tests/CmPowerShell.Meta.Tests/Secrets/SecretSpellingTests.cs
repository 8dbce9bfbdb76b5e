using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Secrets;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets;

/// <summary>A secret is masked as programs write it, and where base64 hides its beginning and end.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class SecretSpellingTests : IDisposable
{
    private const string Token = "ghp_0123456789abcdefghijklmnopqrstuvwxyz>>>???";
    private readonly SecretScope _scope = new();

    public static TheoryData<RecordedSpelling> Recorded => [.. RecordedSpelling.All()];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_secret_is_masked_as_a_program_writes_it(RecordedSpelling spelling)
    {
        _scope.Know("CM_A", spelling.Secret);

        KnownSecrets.Masked($"before {spelling.Text} behind").Should().Be("before *** behind");
    }

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("u", "", "dW", "8=")]
    [InlineData("u:", "", "dTp", "")]
    [InlineData("use", "", "dXNl", "")]
    [InlineData("user", "", "dXNlcm", "8=")]
    [InlineData("", "\n", "", "wo=")]
    [InlineData("u", "\n", "dW", "8K")]
    [InlineData("u:", "\n", "dTp", "Cg==")]
    public void Of_base64_only_the_letters_that_depend_on_the_text_around_it_are_left(string before, string behind, string left, string right)
    {
        _scope.Know("CM_A", Token);

        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Token + behind));

        KnownSecrets.Masked(text).Should().Be($"{left}***{right}");
        KnownSecrets.Masked(text.Replace('+', '-').Replace('/', '_')).TrimEnd('=').Should().StartWith($"{left}***").And.Match(masked => masked.Length <= left.Length + right.Length + KnownSecrets.Mark.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("u:")]
    public void Every_two_groups_of_base64_are_masked_where_a_line_breaks_between_groups(string before)
    {
        _scope.Know("CM_A", Token);
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Token));

        var pairs = Enumerable.Range(1, (text.Length / 4) - 3).Select(group => text.Substring(group * 4, 8));

        pairs.Select(KnownSecrets.Masked).Should().AllBe(KnownSecrets.Mark);
    }

    [Fact]
    public void Six_letters_of_base64_are_a_form_and_fewer_are_not()
    {
        _scope.Know("CM_A", "abcdef");

        KnownSecrets.Masked(Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + "abcdef" + "y"))).Should().Be("eG***nk=");
    }
}
