using AwesomeAssertions;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

public sealed class SuggestionTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly ArtifactIndex _index;
    private readonly ArtifactSuggestions _suggestions;

    public SuggestionTests()
    {
        _home.Add("script", "detect-os", "aaaaaaaaaaaaaaaa", "detect,os");
        _home.Add("script", "detect-cpu", "bbbbbbbbbbbbbbbb", "detect,cpu");
        _home.Add("cache", "", "cccccccccccccccc", "unique");
        _index = _home.OpenIndex();
        _suggestions = new(_index);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("script", "detect-oss", "", "Did you mean 'detect-os' or 'detect-cpu'?")]
    [InlineData("script", "", "detect,oss", "No script has the tag 'oss'; did you mean 'os'?")]
    [InlineData("script", "", "detect,zzzzzz", "No script has the tag 'zzzzzz'.")]
    [InlineData("script", "", "unique", "No script has the tag 'unique'.")]
    [InlineData("script", "", "os,cpu", "Without the tag 'cpu' it would be 'detect-os,aaaaaaaaaaaaaaaa'.")]
    [InlineData("scrpt", "detect-os", "", "Did you mean 'script'?")]
    [InlineData("experiment", "", "", "No repository has artifacts of the automation 'experiment'.")]
    [InlineData("script", "locl:detect-os", "", "Did you mean 'local'?")]
    [InlineData("script", "detect-os", "cpu", "Without the tag 'cpu' it would be 'detect-os,aaaaaaaaaaaaaaaa'.")]
    public void A_search_without_a_match_is_explained(string automation, string name, string tags, string hint)
    {
        var query = new ArtifactQuery(ObjectName.Parse(automation), ArtifactName.Parse(name), TagQuery.Parse(tags));

        var error = _suggestions.NothingFound(query, "script", "ScriptNotFound");

        error.Id.Should().Be("ScriptNotFound");
        error.Code.Should().Be(ReturnCode.NotFound);
        error.Hint.Should().Be(hint);
    }

    [Fact]
    public void The_message_says_what_was_searched()
    {
        var query = new ArtifactQuery(ObjectName.Parse("script"), ArtifactName.Parse("local:x"), TagQuery.Parse("a,-b"));

        _suggestions.NothingFound(query).Message.Should().Be("No artifact fits the name 'local:x' and the tags 'a,-b' and the automation 'script'.");
    }

    [Fact]
    public void Whoever_asks_for_a_broken_artifact_is_told_what_is_broken()
    {
        var file = Path.Combine(_home.Add("script", "broken"), "_cm.json");
        File.WriteAllText(file, "{");
        var index = _home.OpenIndex();

        var error = new ArtifactSuggestions(index).NothingFound(new(ObjectName.Any, ArtifactName.Parse("Broken"), TagQuery.Any));

        error.Location!.File.Should().Be(file);
        error.Should().Be(index.Problems.Single());
    }

    [Fact]
    public void Nearest_aliases_and_tags_can_be_asked_for()
    {
        var hint = new SearchHint(_index.Find(ArtifactQuery.Everything), "artifact");

        hint.NearestAliases(ObjectName.Parse("detect")).Should().Equal("detect-cpu", "detect-os");
        var unknown = hint.UnknownTags(TagQuery.Parse("cpus")).Single();
        unknown.Tag.Should().Be("cpus");
        unknown.Nearest.Should().StartWith("cpu");
    }
}
