using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Meta that looks right and does nothing is reported by the run.</summary>
public sealed class MetaWarningTests : ScriptScene
{
    private IEnumerable<string> Warnings => Scratch.Events.Of<WarningReported>().Where(warning => warning.Id is "MetaValueMistyped" or "ScriptWarning").Select(warning => warning.Text);

    [Theory]
    [InlineData("deps: get,python", "'deps' is a text and has no effect, because a list is needed")]
    [InlineData("deps: { tags: get }", "'deps' is a map and has no effect, because a list is needed")]
    [InlineData("deps: [ get ]", "'deps[0]' is a text and has no effect, because a map is needed")]
    [InlineData("env: [ CM_A ]", "'env' is a list and has no effect, because a map is needed")]
    [InlineData("env: { CM_A: }", "'env.CM_A' has no value and becomes the text 'None'")]
    [InlineData("default_env: { CM_A: { B: c } }", "'default_env.CM_A' is a map")]
    [InlineData("input_mapping: [ x ]", "'input_mapping' is a list and has no effect, because a map is needed")]
    [InlineData("default_version: 3.10", "'default_version' is the number 3.1; a version needs quotes")]
    [InlineData("variations: [ fast ]", "'variations' is a list and has no effect, because a map is needed")]
    [InlineData("variations: { fast: on.now }", "'variations.fast' is a text and has no effect, because a map is needed")]
    [InlineData("post_deps: [ { tags: none.such, enable_if_env: { CM_A: 'yes' } } ]", "'post_deps[0].enable_if_env.CM_A' is a text, which is compared letter by letter")]
    public void A_value_of_another_type_is_reported_with_its_place(string meta, string text)
    {
        Script("one", meta);

        Run("one");

        Warnings.Should().ContainSingle().Which.Should().Contain(text).And.MatchRegex(@"_cm\.yaml:\d+:\d+: '");
    }

    [Theory]
    [InlineData("deps: []\nenv: {}\nvariations: { a: ~ }\ndocker: false")]
    [InlineData("env: { CM_A: 1, CM_B: true, +CM_C: [ x ], CM_D: '' }")]
    [InlineData("default_version: '3.10'\nversion_min: 3")]
    [InlineData("post_deps: [ { tags: none.such, enable_if_env: { CM_A: [ 'yes' ] } } ]")]
    [InlineData("variations: { other: { deps: get } }")]
    public void What_is_right_or_is_not_used_is_not_reported(string meta)
    {
        Script("one", meta);

        Run("one");

        Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_selected_variation_and_version_are_looked_at_too()
    {
        Script("one", "variations: { fast: { deps: get } }\nversions: { '2': { env: [] , deps: more } }");

        Run("one,_fast", request => request with { Inputs = new() { ["version"] = "2" } });

        Warnings.Should().HaveCount(2).And.Contain(text => text.Contains(": 'deps' is a text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_script_that_runs_twice_is_reported_once()
    {
        Script("one", "env: { CM_A: }");
        Script("two", "deps: [ { tags: one }, { tags: one } ]");

        Run("two");

        Warnings.Should().ContainSingle();
    }

    [Theory]
    [InlineData("size.#: {}, fast: {}, 'size.#,fast': { env: { CM_A: a } }", "one,_size.5,_fast", "'size.#' is selected with a value only")]
    [InlineData("cpu: {}, fast: {}, 'cpu, fast': {}", "one,_cpu,_fast", "' fast' begins or ends with a blank")]
    public void A_combined_variation_that_has_no_effect_is_reported_when_its_parts_are_selected(string variations, string tags, string why)
    {
        Script("one", $"variations: {{ {variations} }}");

        Run("one");
        Warnings.Should().BeEmpty();
        Run(tags);

        Warnings.Should().ContainSingle().Which.Should().Contain("has no effect").And.Contain(why);
    }

    [Theory]
    [InlineData("fast: {}, quick: { alias: fast }, all: { base: [ quick ] }", "one,_all", 1)]
    [InlineData("fast: {}, quick: { alias: fast }, all: { base: [ quick, fast ] }", "one,_all", 0)]
    [InlineData("fast: { group: g }, quick: { alias: fast }, all: { default_variations: { g: quick } }", "one,_all", 1)]
    [InlineData("fast: {}, quick: { alias: fast }, 'quick,all': {}, all: {}", "one,_quick,_all", 0)]
    public void An_alias_whose_variation_is_not_selected_is_reported(string variations, string tags, int count)
    {
        Script("one", $"variations: {{ {variations} }}");

        Run(tags);

        Warnings.Should().HaveCount(count);
        Warnings.Should().OnlyContain(text => text.Contains("is an alias of 'fast', which is not selected", StringComparison.Ordinal));
    }
}
