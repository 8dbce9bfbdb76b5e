using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets;

/// <summary>What is done to texts while a secret is known.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class KnownSecretsTests : IDisposable
{
    private readonly SecretScope _scope = new();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_secret_is_masked_as_part_of_a_longer_text_and_wherever_it_stands()
    {
        _scope.Know("CM_A", "kn0wn-one");

        KnownSecrets.Masked("https://git:kn0wn-one@host/ kn0wn-onekn0wn-one.").Should().Be("https://git:***@host/ ******.");
    }

    [Theory]
    [InlineData("it's 100% \"se\\cret\"", "it'\\''s 100% \"se\\cret\"")]
    [InlineData("it's 100% \"se\\cret\"", "it''s 100% \"se\\cret\"")]
    [InlineData("it's 100% \"se\\cret\"", "it's 100%% \"se\\cret\"")]
    [InlineData("it's 100% \"se\\cret\"", "it's 100% \\\"se\\\\cret\\\"")]
    [InlineData("one\ntwo\rthree\tfour\bfive\fsix", "one\\ntwo\\rthree\\tfour\\bfive\\fsix")]
    [InlineData("clé/secrète", "cl\\u00e9/secr\\u00e8te")]
    [InlineData("clé/secrète", "cl%C3%A9%2Fsecr%C3%A8te")]
    [InlineData("clé/secrète", "Y2zDqS9zZWNyw6h0ZQ==")]
    public void It_is_known_in_the_spellings_of_shells_json_addresses_and_base64(string secret, string spelled)
    {
        _scope.Know("CM_A", secret);

        KnownSecrets.Masked($"a {spelled} b").Should().Be("a *** b");
    }

    [Fact]
    public void Of_a_header_for_basic_authentication_the_part_of_the_secret_is_masked()
    {
        _scope.Know("CM_A", "six-or-more");

        KnownSecrets.Masked("Authorization: Basic Z2l0OnNpeC1vci1tb3Jl").Should().Be("Authorization: Basic Z2l0On***");
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_line_by_line()
    {
        _scope.Know("CM_KEY", "-----BEGIN X-----\nMIIEpAIBAA\nsixsix\nab\n-----END X-----\n");

        KnownSecrets.Masked("key: MIIEpAIBAA").Should().Be("key: ***");
        KnownSecrets.Masked("line sixsix").Should().Be("line ***", "six characters are enough");
        KnownSecrets.Masked("ab").Should().Be("ab", "a short line would be found everywhere");
    }

    [Fact]
    public void Secrets_that_overlap_leave_nothing_of_either()
    {
        _scope.Know("", "overlap-first");
        _scope.Know("", "first-second");

        KnownSecrets.Masked("<overlap-first-second>").Should().Be("<***>");
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("  ab \n ")]
    [InlineData("")]
    public void A_short_text_is_no_secret(string text)
    {
        _scope.Know("CM_A", text).Should().BeFalse();

        KnownSecrets.Masked($"a{text}b").Should().Be($"a{text}b");
    }

    [Fact]
    public void It_is_known_until_the_last_scope_ends()
    {
        using var other = new SecretScope();
        other.Know("CM_A", "kn0wn-twice");
        _scope.Know("CM_A", "kn0wn-twice");

        other.Dispose();
        KnownSecrets.AreIn("kn0wn-twice").Should().BeTrue();

        _scope.Dispose();
        KnownSecrets.AreIn("kn0wn-twice").Should().BeFalse();
    }

    [Fact]
    public void Whatever_the_secret_no_text_around_it_shows_it() =>
        Gen.Select(Gen.String[Gen.Char["ab'\"\\%$\n €&"], 6, 20], Gen.String[Gen.Char["ab'\n€"], 0, 10]).Where((secret, _) => secret.Trim().Length >= 6).Sample(
            (secret, around) =>
            {
                using var scope = new SecretScope();
                scope.Know("CM_A", secret);
                return !KnownSecrets.Masked(around + secret + around).Contains(secret, StringComparison.Ordinal);
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void A_long_line_is_not_cut_within_a_secret()
    {
        _scope.Know("", "cut-me-n0t");
        var line = Encoding.UTF8.GetBytes("0123456789 cut-me-n0t 0123456789");

        Enumerable.Range(12, 9).Select(limit => KnownSecrets.CutBefore(line, limit)).Should().AllBeEquivalentTo(11);
        KnownSecrets.CutBefore(line, 11).Should().Be(11);
        KnownSecrets.CutBefore(line, 21).Should().Be(21);
        KnownSecrets.CutBefore(line, line.Length).Should().Be(line.Length);
    }

    [Fact]
    public void A_text_without_a_secret_stays_the_same_object()
    {
        _scope.Know("", "kn0wn-other");
        var text = new string('x', 20);

        KnownSecrets.Masked(text).Should().BeSameAs(text);
    }

    [Fact]
    public void A_scope_that_has_ended_can_begin_again()
    {
        _scope.Know("CM_A", "kn0wn-again");
        _scope.Dispose();

        _scope.Know("CM_A", "kn0wn-again").Should().BeTrue();

        KnownSecrets.AreIn("kn0wn-again").Should().BeTrue();
    }

    [Fact]
    public void The_longest_form_counts_in_bytes()
    {
        KnownSecrets.Longest.Should().Be(0);

        _scope.Know("", "ééééééé");

        KnownSecrets.Longest.Should().BeGreaterThanOrEqualTo("%25C3%25A9".Length * 7, "an address within an address is the longest");
    }

    [Fact]
    public void A_cut_is_not_moved_to_a_secret_that_begins_there_or_ends_before()
    {
        _scope.Know("", "secret");
        var line = Encoding.UTF8.GetBytes("secretsecret");

        KnownSecrets.CutBefore(line, 6).Should().Be(6);
        KnownSecrets.CutBefore(line, 7).Should().Be(6);
        KnownSecrets.CutBefore(line, 11).Should().Be(6);
    }

    [Fact]
    public void Nothing_is_no_text()
    {
        new Action(() => KnownSecrets.Masked(null!)).Should().Throw<ArgumentNullException>();
        new Action(() => KnownSecrets.AreIn(null!)).Should().Throw<ArgumentNullException>();
        new Action(() => _scope.Know(null!, "kn0wn-null")).Should().Throw<ArgumentNullException>();
        new Action(() => _scope.Know("CM_A", null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Two_secrets_in_one_text_are_masked_in_the_order_of_the_text()
    {
        _scope.Know("", "secret-first");
        _scope.Know("", "secret-other");

        KnownSecrets.Masked("a secret-other b secret-first c secret-other d").Should().Be("a *** b *** c *** d");
    }

    [Fact]
    public void Only_secrets_with_a_name_can_be_referred_to()
    {
        _scope.Know("", "kn0wn-nameless");
        _scope.Know("CM_NAMED", "kn0wn-named");

        KnownSecrets.Named.Select(secret => $"{secret.Key}={secret.Value}").Should().Equal("CM_NAMED=kn0wn-named");
        KnownSecrets.Values.Should().BeEquivalentTo("kn0wn-nameless", "kn0wn-named");
    }

    [Fact]
    public void An_error_holds_none_nor_does_what_is_behind_it()
    {
        _scope.Know("", "kn0wn-err0r");
        const string Text = "x kn0wn-err0r x";

        var failure = new CmException(
            new CmError("Any", ReturnCode.Failed, CmErrorCategory.Storage, Text)
            {
                Hint = Text,
                Details = Text,
                Target = Text,
                NeededBy = [Text],
                Location = new SourceLocation(Text),
            },
            new IOException(Text));

        (failure + failure.Error.ToString() + failure.Error.NeededBy[0]).Should().NotContain("kn0wn-err0r").And.Contain("x *** x");
        failure.InnerException.Should().BeNull();
    }

    [Fact]
    public void A_file_that_is_read_again_holds_a_reference()
    {
        _scope.Know("CM_TOK", "kn0wn-ref");
        var map = new MetaMap { ["url"] = "https://kn0wn-ref@host", ["list"] = MetaList.OfTexts(["kn0wn-ref", "b"]), ["n"] = 1 };

        var written = SecretTexts.Refer(map);

        written.Text("url").Should().Be("https://<<<CM_TOK>>>@host");
        written.Texts("list").Should().Equal("<<<CM_TOK>>>", "b");
        SecretTexts.Restore(written).Equals(map).Should().BeTrue();
        SecretTexts.Mask(map).Text("url").Should().Be("https://***@host");
    }

    [Fact]
    public void A_value_without_secrets_stays_the_same_object()
    {
        _scope.Know("CM_TOK", "kn0wn-same");
        var map = new MetaMap { ["a"] = new MetaMap { ["b"] = MetaList.OfTexts(["c"]) } };

        SecretTexts.Mask(map).Should().BeSameAs(map);
    }
}
