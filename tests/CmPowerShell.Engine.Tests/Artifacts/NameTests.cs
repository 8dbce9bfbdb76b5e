using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Artifacts;

public sealed class NameTests
{
    private const string Uid = "281d5c3e3f69d8e7";

    private static readonly Gen<string> Aliases = Gen.Char["abcXYZ019-_@."].Array[1, 12].Select(letters => new string(letters)).Where(alias => !ObjectName.IsUid(alias));
    private static readonly Gen<string> Uids = Gen.Char["0123456789abcdef"].Array[16].Select(digits => new string(digits));
    private static readonly Gen<ObjectName> Names = Gen.OneOf(
        Aliases.Select(alias => new ObjectName(alias, "")),
        Uids.Select(uid => new ObjectName("", uid)),
        Gen.Select(Aliases, Uids, (alias, uid) => new ObjectName(alias, uid)));

    [Theory]
    [InlineData("os", "os", "")]
    [InlineData(Uid, "", Uid)]
    [InlineData("os," + Uid, "os", Uid)]
    [InlineData(Uid + ",os", "os", Uid)]
    [InlineData("", "", "")]
    [InlineData(" os ", "os", "")]
    public void A_name_is_an_alias_a_uid_or_both_in_any_order(string text, string alias, string uid) =>
        ObjectName.Parse(text).Should().Be(new ObjectName(alias, uid));

    [Theory]
    [InlineData("a,b,c")]
    [InlineData("repo:a,b,c")]
    [InlineData("one:two:three")]
    public void What_has_more_parts_is_no_name(string text) =>
        FluentActions.Invoking(() => ArtifactName.Parse(text)).Should().Throw<CmException>().Which.Error.Id.Should().Be("InvalidName");

    [Fact]
    public void A_name_can_be_printed_and_read_again() =>
        Names.Sample(name => ObjectName.Parse(name.ToString()) == name);

    [Fact]
    public void A_name_with_its_repository_can_be_printed_and_read_again() =>
        Gen.Select(Names, Names, (name, repository) => new ArtifactName(name, repository)).Sample(name => ArtifactName.Parse(name.ToString()) == name);

    [Fact]
    public void A_name_fits_itself_in_any_case() =>
        Names.Sample(name => name.Matches(name) && new ObjectName(name.Alias.ToUpperInvariant(), name.Uid.ToUpperInvariant()).Matches(name));

    [Fact]
    public void Where_both_know_a_uid_it_alone_decides() =>
        Gen.Select(Aliases, Aliases, Uids, Uids).Sample((alias, other, uid, second) =>
            new ObjectName(alias, uid).Matches(other, uid) && (uid == second || !new ObjectName(alias, uid).Matches(alias, second)));

    [Theory]
    [InlineData("os", "os", "", true)]
    [InlineData("os", "os", Uid, true)]
    [InlineData("os," + Uid, "os", "", true)]
    [InlineData("OS", "os", Uid, true)]
    [InlineData("o*", "os", Uid, true)]
    [InlineData("*", "", Uid, true)]
    [InlineData("", "anything", Uid, true)]
    [InlineData("o", "os", "", false)]
    [InlineData(Uid, "os", "", false)]
    [InlineData("os", "", Uid, false)]
    [InlineData("a[1]", "a[1]", "", true)]
    [InlineData("a[1]", "a1", "", true)]
    public void A_search_fits_an_artifact(string search, string alias, string uid, bool expected) =>
        ObjectName.Parse(search).Matches(alias, uid).Should().Be(expected);

    // The results of Python's fnmatch.fnmatchcase for these 26 texts.
    private static readonly string[] Texts =
        ["", "a", "abd", "acd", "aad", "a[b", "]x", "ax", "cat", "dog", "a-", "az", "x-", "xab", "ayb", "abc", "abcd", "*", "?a", "1", "c1", "a[]b", "qz", "bz", "-b", "!"];

    [Theory]
    [InlineData("a*", "a abd acd aad a[b ax a- az ayb abc abcd a[]b")]
    [InlineData("?1", "c1")]
    [InlineData("a[bc]d", "abd acd")]
    [InlineData("a[!b]d", "acd aad")]
    [InlineData("a[b", "a[b")]
    [InlineData("[]]x", "]x")]
    [InlineData("[!]]x", "ax")]
    [InlineData("[a-c]*", "a abd acd aad a[b ax cat a- az ayb abc abcd c1 a[]b bz")]
    [InlineData("[c-a]", "")]
    [InlineData("a[-z]", "a- az")]
    [InlineData("x[z-]", "x-")]
    [InlineData("*a*b", "a[b xab ayb a[]b")]
    [InlineData("a?c*", "abc abcd")]
    [InlineData("[*]", "*")]
    [InlineData("[?]a", "?a")]
    [InlineData("a[]b", "a[]b")]
    [InlineData("[!a-c]z", "qz")]
    [InlineData("[a-]b", "-b")]
    [InlineData("[!]", "")]
    public void Wildcards_are_those_of_fnmatch(string pattern, string expected) =>
        Texts.Where(text => AliasPattern.Matches(pattern, text)).Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Replacing_any_part_by_a_star_still_fits() =>
        Gen.Select(Aliases, Gen.Int[0, 12], Gen.Int[0, 12]).Sample((alias, from, length) =>
        {
            from = Math.Min(from, alias.Length);
            length = Math.Min(length, alias.Length - from);
            return AliasPattern.Matches(alias.Remove(from, length).Insert(from, "*"), alias);
        });
}
