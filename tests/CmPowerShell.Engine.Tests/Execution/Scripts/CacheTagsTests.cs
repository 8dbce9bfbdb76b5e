using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Tests.Scripts;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The tags of cache entries, and those by which they are found again.</summary>
public sealed class CacheTagsTests
{
    private const string Tool =
        """
        tags: [ get, tool, my-tool ]
        extra_cache_tags_from_env: [ { env: CM_PYTHON_TAGS, prefix: python- } ]
        variations: { fast: { group: speed }, slow: { group: speed, default: true } }
        """;

    [Fact]
    public void Tags_asked_for_come_first_then_those_of_the_script_variations_version_and_what_is_added()
    {
        var resolution = SampleScript.Resolve(Tool, "fast", env: new() { ["CM_PYTHON_TAGS"] = "a,b" }, inputs: new() { ["version"] = "2", ["extra_cache_tags"] = "mine" });

        var tags = CacheTags.Create(RequestedTags.Parse(["tool", "get", "_fast"]), resolution.Script, resolution.Env, CacheTags.Extra(resolution.Script, resolution.Env));

        tags.Entry.Should().Equal("tool", "get", "my-tool", "_fast", "version-2", "mine", "deps-python-a", "deps-python-b");
        tags.Query.Required.Should().Equal(tags.Entry);
        tags.Query.Excluded.Should().Equal("tmp");
    }

    [Fact]
    public void Only_variations_that_were_asked_for_count()
    {
        var tags = CacheTags.Create(RequestedTags.Parse(["get", "-virtual", "-_fast"]), SampleScript.Resolve(Tool, "-fast").Script, [], []);

        tags.Entry.Should().Equal("get", "tool", "my-tool");
        tags.Query.Excluded.Should().Equal("tmp", "virtual", "_fast");
    }

    [Fact]
    public void A_detected_version_replaces_the_wished_one()
    {
        var tags = CacheTags.Create(RequestedTags.Parse(["get"]), SampleScript.Resolve("tags: [ get ]", inputs: new() { ["version"] = "2" }).Script, [], []);

        tags.SetVersion("2.0.1");
        tags.Add(["non-virtual", "get"]);

        tags.Entry.Should().Equal("get", "version-2.0.1", "non-virtual");
        tags.Query.Required.Should().Equal("get", "version-2");
    }

    [Fact]
    public void A_name_and_variables_give_further_tags()
    {
        var resolution = SampleScript.Resolve(
            Tool,
            env: new() { ["CM_EXTRA_CACHE_TAGS"] = "a,b", ["CM_NAME"] = "My-Name", ["CM_V"] = "7" },
            inputs: new() { ["extra_cache_tags"] = "b,v-<<<CM_V>>>,x-<<<CM_NONE>>>" });

        CacheTags.Extra(resolution.Script, resolution.Env).Should().Equal("a", "b", "v-7", "x-", "name-my-name");
    }
}
