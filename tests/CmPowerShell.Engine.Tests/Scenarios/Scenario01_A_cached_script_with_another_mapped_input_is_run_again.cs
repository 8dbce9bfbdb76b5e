using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Tests.Execution.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>Scenario 1: a cached script that is run again with another mapped input must not return the first result.</summary>
public sealed class Scenario01_A_cached_script_with_another_mapped_input_is_run_again : ScriptScene
{
    private const string Greeter = "cache: true\ninput_mapping: { text: CM_TEXT }\nnew_env_keys: [ CM_GREETING ]\n";

    public Scenario01_A_cached_script_with_another_mapped_input_is_run_again()
    {
        Script("greeter", Greeter, Shell("echo \"CM_GREETING=hello ${CM_TEXT:-nobody}\" > tmp-run-env.out"));
    }

    [Fact]
    public void Each_input_has_its_own_result()
    {
        Greet("one").NewEnv.Text("CM_GREETING").Should().Be("hello one");
        Greet("two").NewEnv.Text("CM_GREETING").Should().Be("hello two");

        var again = Greet("one");

        again.FromCache.Should().BeTrue();
        again.NewEnv.Text("CM_GREETING").Should().Be("hello one");
    }

    [Fact]
    public void The_input_is_named_with_its_old_and_its_new_value()
    {
        Greet("one");

        Greet("two").CacheReason.Should().EndWith("the input 'text' (CM_TEXT) was 'one' and is 'two' now");
        Run("greeter").CacheReason.Should().Contain("the input 'text' (CM_TEXT) was 'one' and is not given now");
    }

    [Fact]
    public void What_was_made_without_the_input_is_not_returned_for_it()
    {
        Run("greeter");

        var greeted = Greet("one");

        greeted.NewEnv.Text("CM_GREETING").Should().Be("hello one");
        greeted.CacheReason.Should().EndWith("the input 'text' (CM_TEXT) was not given and is 'one' now");
        Run("greeter").NewEnv.Text("CM_GREETING").Should().Be("hello nobody");
    }

    [Fact]
    public void A_script_that_depends_on_it_gets_the_result_for_its_own_input()
    {
        Script("party", "deps: [ { tags: greeter } ]\ninput_mapping: { who: CM_TEXT }\nnew_env_keys: [ CM_GREETING ]");

        Party("one").NewEnv.Text("CM_GREETING").Should().Be("hello one");
        Party("two").NewEnv.Text("CM_GREETING").Should().Be("hello two");
        Party("one").Dependencies[0].FromCache.Should().BeTrue();

        RunResult Party(string who) => Run("party", request => request with { Inputs = new MetaMap { ["who"] = who } });
    }

    [Fact]
    public void An_input_that_says_what_is_usual_anyway_is_no_other_input()
    {
        Script("sized", "cache: true\ninput_mapping: { size: CM_SIZE }\ndefault_env: { CM_SIZE: 10 }");

        Run("sized");

        Run("sized", request => request with { Inputs = new MetaMap { ["size"] = "10" } }).FromCache.Should().BeTrue();
        Run("sized", request => request with { Inputs = new MetaMap { ["size"] = "11" } }).CacheReason.Should().EndWith("the input 'size' (CM_SIZE) was '10' and is '11' now");
    }

    [Fact]
    public void The_rule_of_the_python_tools_returns_the_first_result()
    {
        Greet("one");

        var second = Run("greeter", request => request with { Inputs = new MetaMap { ["text"] = "two", ["cache_policy"] = "tags" } });

        second.FromCache.Should().BeTrue();
        second.NewEnv.Text("CM_GREETING").Should().Be("hello one");
    }

    private RunResult Greet(string text) => Run("greeter", request => request with { Inputs = new MetaMap { ["text"] = text } });
}
