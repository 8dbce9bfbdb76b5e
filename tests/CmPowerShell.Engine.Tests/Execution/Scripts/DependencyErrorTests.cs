using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Dependencies that cannot be satisfied.</summary>
public sealed class DependencyErrorTests : ScriptScene
{
    [Fact]
    public void A_dependency_that_nothing_satisfies_names_the_whole_way_with_file_and_line()
    {
        Script("top", "deps:\n- tags: middle");
        Script("middle", "deps:\n- tags: bottm");
        Script("bottom", "");

        var error = Failure("top");

        (error.Id, error.Code).Should().Be(("DependencyNotFound", ReturnCode.Failed));
        error.Text.Should().MatchRegex(@"^No script was found for the tags 'bottm'\. It is needed by middle,\w+ \(.*_cm\.yaml:7:3\), which is needed by top,\w+ \(.*_cm\.yaml:7:3\)\. ");
        error.Hint.Should().Contain("'bottom'");
        error.Location!.Line.Should().Be(7);
    }

    [Fact]
    public void A_variation_that_a_dependency_does_not_have_names_the_way_too()
    {
        Script("top", "deps:\n- tags: bottom,_fats");
        Script("bottom", "variations: { fast: {} }");

        var error = Failure("top");

        (error.Id, error.Code).Should().Be(("VariationNotFound", ReturnCode.NotFound));
        error.Text.Should().Contain("needed by top,");
        error.Hint.Should().Contain("_fast");
    }

    [Fact]
    public void A_circle_is_named()
    {
        Script("a", "deps:\n- tags: b");
        Script("b", "deps:\n- tags: c");
        Script("c", "deps:\n- tags: b");

        var error = Plan("a").Error!;

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex(@"(?s)^The script '[bc],\w+' needs itself:\n  ([bc]),.*\n  ([bc]),.*\n  \1,\w+\n$");
    }

    [Theory]
    [InlineData("{'action': 'run', 'automation': 'script', 'tags': 'other'}")]
    [InlineData("{'action': 'run', 'automation': 'script', 'tags': 'other', 'env': i['env']}")]
    [InlineData("{'action': 'run', 'automation': 'script', 'tags': 'other', 'env': i['env'], 'state': i['state'], 'quiet': True}")]
    public void A_circle_through_the_call_of_a_hook_is_named_too(string input)
    {
        Script("again", "", Python("import cmind\n\ndef preprocess(i):\n    return cmind.access(" + input + ")"));
        Script("other", "deps: [ { tags: again } ]");

        var error = Failure("again");

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex(@"(?s)The script '(again|other),\w+' needs itself:\n.*  again,\w+ \(.*customize\.py\)\n.*  other,\w+ \(.*_cm\.yaml:\d+:\d+\)\n");
    }

    [Fact]
    public void A_circle_of_scripts_that_hand_over_to_each_other_is_named()
    {
        Script("first", "", Python("def preprocess(i):\n    return {'return': 0, 'skip': True, 'script': {'tags': 'second'}}"));
        Script("second", "deps: [ { tags: first } ]");

        var error = Failure("first");

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex(@"(?s)needs itself:\n.*  first,\w+ \(.*customize\.py\)\n.*  second,\w+ \(.*_cm\.yaml:\d+:\d+\)\n");
    }

    [Fact]
    public void A_hook_may_run_its_own_script_with_another_variation()
    {
        Script(
            "lib",
            "variations: { part: { env: { CM_PART: 'yes' } } }",
            Python("import cmind\n\ndef preprocess(i):\n    if i['env'].get('CM_PART') == 'yes':\n        return {'return': 0}\n"
                + "    return cmind.access({'action': 'run', 'automation': 'script', 'tags': 'lib,_part'})"));

        Run("lib").Script.Alias.Should().Be("lib");
    }

    [Fact]
    public void A_script_may_need_itself_with_another_variation()
    {
        Script("lib", "variations: { pip: { env: { CM_PIP: 'yes' } } }\ndeps: [ { tags: 'lib,_pip', skip_if_env: { CM_PIP: [ 'yes' ] } } ]");

        Plan("lib").Nodes.Select(node => node.AskedTags).Should().Equal("lib", "lib,_pip");
    }

    [Fact]
    public void A_circle_that_changes_its_environment_ends_too()
    {
        Script("grow", "env: { CM_N: '<<<CM_N>>>x' }\nlocal_env_keys: []\ndeps: [ { tags: grow, env: { CM_N: '<<<CM_N>>>y' } } ]");

        Plan("grow").Error!.Id.Should().Be("DependencyCycle");
    }

    [Fact]
    public void No_script_at_all_keeps_the_code_of_the_python_tools()
    {
        Script("tool", "");

        Failure("tol", request => request with { Automation = CmPowerShell.Engine.Naming.WellKnownNames.Script }).Code.Should().Be(ReturnCode.Failed);
    }

    [Fact]
    public void What_a_condition_skips_is_told()
    {
        Script("top", "deps: [ { tags: none, enable_if_env: { CM_X: [ 'yes' ] } } ]");

        Run("top");

        Scratch.Events.Of<DetailReported>().Select(detail => detail.Text).Should().Contain(text => text.Contains("skips its dependency 'none'", StringComparison.Ordinal));
    }
}
