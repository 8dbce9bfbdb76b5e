using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Artifacts;

public sealed class TagQueryTests
{
    private static readonly Gen<string> Tags = Gen.Char["abc_9."].Array[1, 4].Select(letters => new string(letters));
    private static readonly Gen<TagQuery> Queries = Gen.Select(Gen.Bool, Tags, (excluded, tag) => excluded ? "-" + tag : tag).Array[0, 6].Select(TagQuery.FromTags);

    [Fact]
    public void A_query_can_be_printed_and_read_again() =>
        Queries.Sample(query =>
        {
            var again = TagQuery.Parse(query.ToString());
            return again.Required.SequenceEqual(query.Required) && again.Excluded.SequenceEqual(query.Excluded);
        });

    [Fact]
    public void Required_tags_are_met_by_what_has_them_and_no_excluded_one() =>
        Gen.Select(Queries, Tags.Array[0, 5]).Sample((query, more) =>
        {
            var tags = query.Required.Concat(more).ToList();
            return query.Matches(tags) == !query.Excluded.Any(tags.Contains);
        });

    [Theory]
    [InlineData("detect, os ,,", "detect,os")]
    [InlineData("get,-_cuda,-old", "get,-_cuda,-old")]
    [InlineData(null, "")]
    public void Blanks_and_empty_tags_do_not_count(string? text, string expected) => TagQuery.Parse(text).ToString().Should().Be(expected);

    [Fact]
    public void Tags_are_compared_with_regard_to_case() => TagQuery.Parse("OS").Matches(["os"]).Should().BeFalse();
}
