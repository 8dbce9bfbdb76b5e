using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Dependencies that cannot be met: the error names the chain of scripts, with the places in their meta.</summary>
public sealed class BadDependencyTests : BadInputScene
{
    [Fact]
    public void A_circle_names_its_scripts_with_file_and_line()
    {
        Script("top", "cache: true\ndeps:\n- tags: first");
        Script("first", "cache: true\ndeps:\n- tags: second");
        Script("second", "cache: true\ndeps:\n- tags: first");

        var error = Refused("top");

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex($"(?s)^The script 'first,\\w+' needs itself:.*\n  {MetaOf("first", 8)}\n  {MetaOf("second", 8)}\n  first,\\w+\n$");
        error.Hint.Should().Contain("condition");
        Script("second", "cache: true");
        Run("top").CacheEntry.Should().NotBeNull();
        OnlyResultsAreLeft();
    }

    [Fact]
    public void A_dependency_that_nothing_satisfies_names_the_whole_chain_with_file_and_line()
    {
        Script("top", "cache: true\ndeps:\n- tags: middle");
        Script("middle", "cache: true\ndeps:\n- tags: bottm");

        var error = Refused("top");
        Script("bottom", "");

        (error.Id, error.Code).Should().Be(("DependencyNotFound", ReturnCode.Failed));
        error.Text.Should().MatchRegex($"^No script was found for the tags 'bottm'\\. It is needed by {MetaOf("middle", 8)}, which is needed by {MetaOf("top", 8)}\\. ");
        error.Location!.Line.Should().Be(8);
        Script("bottm", "");
        Run("top").CacheEntry.Should().NotBeNull();
        OnlyResultsAreLeft();
    }

    [Theory]
    [InlineData("tool,_relaese", "VariationNotFound")]
    [InlineData("tool,_release,_debug", "VariationsConflict")]
    [InlineData("tool,_fails", "NativeScriptFailed")]
    [InlineData("tool,_raises", "HookFailed")]
    public void Every_error_of_a_dependency_names_who_asked_for_it(string tags, string id)
    {
        Script("top", "deps:\n- tags: middle");
        Script("middle", $"prehook_deps:\n- tags: {tags}");
        Script(
            "tool",
            "variations: { release: { group: kind }, debug: { group: kind }, fails: { env: { CM_FAIL: 'yes' } }, raises: { env: { CM_RAISE: 'yes' } } }",
            Shell("[ -z \"$CM_FAIL\" ]"),
            Python("def preprocess(i):\n    return {'return': 0, 'x': i['nothing']} if 'CM_RAISE' in i['env'] else {'return': 0}"));

        var error = Refused("top");

        error.Id.Should().Be(id);
        error.NeededBy.Should().HaveCount(2);
        error.Text.Should().MatchRegex($"It is needed by {MetaOf("middle", 7)}, which is needed by {MetaOf("top", 7)}\\.");
    }

    [Fact]
    public void What_a_person_asked_for_is_needed_by_nobody()
    {
        Script("tool", "", Shell("exit 3"));

        Refused("tool").Text.Should().NotContain("needed by");
    }
}
