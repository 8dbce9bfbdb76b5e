using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The variables that decide on the result of a script, according to its meta.</summary>
public sealed class ReadVariablesTests
{
    private static readonly string[] OfEveryScript = ["CM_INPUT", "CM_OUTPUT", "CM_OUTBASENAME", "CM_OUTDIRNAME", "CM_TMP_PATH"];

    [Theory]
    [InlineData("env: { CM_A: x }", "CM_A")]
    [InlineData("default_env: { CM_A: x }", "CM_A")]
    [InlineData("input_mapping: { a: CM_A }", "CM_A")]
    [InlineData("env: { CM_A: '<<<CM_B>>>' }", "CM_A,CM_B")]
    [InlineData("deps: [ { tags: x, enable_if_env: { CM_A: [ 'yes' ] } } ]", "CM_A")]
    [InlineData("deps: [ { tags: x, update_tags_from_env: [ CM_A ] } ]", "CM_A")]
    [InlineData("env: { CM_TMP_X: x, +PATH: [ y ], CM_VERSION: '1' }", "")]
    public void Names_and_conditions_and_placeholders_of_the_meta_are_read(string meta, string names) => Collect(meta).Should().BeEquivalentTo(Split(names));

    [Fact]
    public void Only_parts_that_take_part_in_the_run_are_read()
    {
        const string Meta =
            """
            default_version: '1'
            versions: { '1': { env: { CM_ONE: x } }, '2': { env: { CM_TWO: x } } }
            variations: { a: { env: { CM_A: x } }, b: { env: { CM_B: x } }, 'a,b': { env: { CM_AB: x } }, 'd.#': { env: { CM_D: '#' } } }
            """;

        Collect(Meta).Should().BeEquivalentTo("CM_ONE");
        Collect(Meta, "a", new() { ["version"] = "2" }).Should().BeEquivalentTo("CM_A", "CM_TWO");
        Collect(Meta, "a,b,d.7,~mark").Should().BeEquivalentTo("CM_A", "CM_B", "CM_AB", "CM_D", "CM_ONE");
    }

    [Fact]
    public void Inputs_that_are_given_are_mapped_to_their_variables()
    {
        var resolved = SampleScript.Resolve("input_mapping: { a: CM_A, b: CM_B }\nvariations: { v: { input_mapping: { c: CM_C } } }", "v", inputs: new() { ["a"] = "1", ["c"] = "2" }).Script;

        ReadVariables.MappedInputs(resolved).Should().BeEquivalentTo(new Dictionary<string, string> { ["CM_A"] = "a", ["CM_C"] = "c" });
    }

    [Fact]
    public void The_values_that_the_parts_give_are_found_by_the_variable()
    {
        var values = ReadVariables.OwnValues(SampleScript.Resolve("default_env: { CM_A: usual }\nenv: { CM_B: 1 }\nvariations: { v: { env: { CM_A: other }, const: { CM_C: fixed } } }", "v").Script);

        values["CM_A"].Should().Equal("usual", "other");
        values["CM_B"].Should().Equal("1");
        values["CM_C"].Should().Equal("fixed");
    }

    [Theory]
    [InlineData("CM_A", true)]
    [InlineData("OTHER", true)]
    [InlineData("CM_TMP_PATH", true)]
    [InlineData("CM_INPUT", true)]
    [InlineData("", false)]
    [InlineData("+PATH", false)]
    [InlineData("CM_TMP_OTHER", false)]
    [InlineData("CM_VERSION_MIN", false)]
    [InlineData("CM_QUIET", false)]
    [InlineData("CM_DETECTED_VERSION", false)]
    public void A_variable_can_decide_unless_it_is_temporary_a_constraint_or_only_changes_what_is_reported(string name, bool counts) =>
        ReadVariables.MayCount(name, new VariableNames("CM_")).Should().Be(counts);

    private static IEnumerable<string> Collect(string meta, string variations = "", MetaMap? inputs = null)
    {
        var names = ReadVariables.Collect(SampleScript.Resolve(meta, variations, inputs: inputs).Script);
        names.Should().Contain(OfEveryScript);
        return names.Except(OfEveryScript);
    }

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
