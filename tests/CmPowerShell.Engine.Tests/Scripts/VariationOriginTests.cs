using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Errors and warnings about variations show where a variation came from, and why one has no effect.</summary>
public sealed class VariationOriginTests
{
    [Theory]
    [InlineData("{ a: { base: [ c ] }, b: { group: g }, c: { group: g } }", "a,b", "'_b' and '_c' (base of '_a', which is requested)")]
    [InlineData("{ a: { alias: c }, b: { group: g }, c: { group: g } }", "a,b", "'_b' and '_c' (alias of '_a', which is requested)")]
    [InlineData("{ a: { base: [ d ] }, b: { group: g }, c: { group: g }, d: { base: [ c ] } }", "a,b", "'_c' (base of '_d', which is base of '_a', which is requested)")]
    [InlineData("{ a: { default_variations: { h: d } }, b: { group: g }, c: { group: g }, d: { group: h, base: [ c ] } }", "a,b", "'_c' (base of '_d', which is default variation of '_a', which is requested)")]
    public void Of_two_variations_of_a_group_each_is_shown_with_the_chain_that_selected_it(string variations, string asked, string chain) =>
        Failure("variations: " + variations, asked.Split(',')).Message.Should().Contain(chain);

    [Fact]
    public void The_default_of_the_script_begins_a_chain() =>
        Failure("default_variation: a\nvariations: { a: { base: [ b, c ] }, b: { group: g }, c: { group: g } }").Message
            .Should().Contain("'_b' (base of '_a', which is the default variation of the script) and '_c' (base of '_a', which is the default variation of the script)");

    [Fact]
    public void A_default_variation_of_the_script_begins_a_chain_in_mlcflow() =>
        MlcflowFailure("default_variations: { h: a }\nvariations: { a: { group: h, base: [ b, c ] }, b: { group: g }, c: { group: g } }").Message
            .Should().Contain("'_c' (base of '_a', which is the default variation of the script)");

    [Fact]
    public void A_default_variation_of_the_version_begins_a_chain_in_mlcflow() =>
        MlcflowFailure("version: '3'\nversions: { '3': { default_variations: { h: a } } }\nvariations: { a: { group: h, base: [ b, c ] }, b: { group: g }, c: { group: g } }").Message
            .Should().Contain("which is the default variation of the version 3)");

    [Fact]
    public void A_long_chain_is_shown_as_far_as_it_helps()
    {
        var chain = string.Join(", ", Enumerable.Range(0, 12).Select(number => $"v{number}: {{ base: [ v{number + 1} ] }}"));

        var message = Failure($"variations: {{ {chain}, v12: {{ group: g }}, other: {{ group: g }} }}", "v0", "other").Message;

        message.Should().Contain("'_v12' (base of '_v11', which is ").And.Contain("base of '_v1')").And.NotContain("'_v0'");
    }

    [Fact]
    public void The_error_about_a_group_names_the_group_and_what_helps()
    {
        var error = Failure("variations: { a: { group: g }, b: { group: g } }", "a", "b");

        error.Target.Should().Be("g");
        error.Hint.Should().Contain("Exclude a default variation");
    }

    [Theory]
    [InlineData("a: { group: g, default: true }, b: { group: g, default: true }", "The group 'g' of the script 'sample,00000000000000ff' has two defaults: '_a' and '_b'.")]
    [InlineData("a: { default_variations: { none: b } }, b: {}", "names 'none' as the group of a default variation, which does not exist.")]
    [InlineData("b: {}", "The script 'sample,00000000000000ff' has no variation '_a'.")]
    public void A_mistake_is_described_with_its_names(string variations, string message) => Failure($"variations: {{ {variations} }}", "a").Message.Should().Contain(message);

    [Fact]
    public void A_circle_of_defaults_is_described_with_its_beginning() => Failure(
        "variations: { a: { group: g, default_variations: { h: b } }, b: { group: h, default_variations: { i: c } }, c: { group: i, default_variations: { h: b } } }", "a")
        .Message.Should().Contain("select each other without end, beginning with '_a'");

    [Theory]
    [InlineData("on", "true")]
    [InlineData("YES", "true")]
    [InlineData("off", "false")]
    [InlineData("no", "false")]
    public void A_name_that_yaml_reads_as_a_boolean_is_explained(string asked, string read)
    {
        Failure($"variations: {{ '{read}': {{}} }}", asked).Hint.Should().Be($"YAML reads '{asked}' without quotes as '{read}': write the name in quotes in the meta, or request '_{read}'.");
        Failure("variations: { somewhere: {} }", asked).Hint.Should().Be("Its variations are: _somewhere.");
    }

    [Theory]
    [InlineData("'a, b': {}, a: {}, b: {}", "a,b", "The variation 'a, b' of the script 'sample,00000000000000ff' has no effect, because its part ' b' begins or ends with a blank.")]
    [InlineData("'a,x.#': {}, a: {}, 'x.#': {}", "a,x.1", "The variation 'a,x.#' of the script 'sample,00000000000000ff' has no effect, because its part 'x.#' is selected with a value only.")]
    [InlineData("a: { base: [ half ] }, half: { alias: full }, full: {}", "a", "The variation 'half' of the script 'sample,00000000000000ff' is an alias of 'full', which is not selected: the alias of a base or a default is not followed.")]
    public void A_variation_without_the_effect_that_it_seems_to_have_is_a_warning(string variations, string asked, string warning) =>
        SampleScript.Resolve($"variations: {{ {variations} }}", asked).Warnings.Should().Equal(warning);

    [Theory]
    [InlineData("'a,b': {}, a: {}, b: {}", "a,b")]
    [InlineData("'a, b': {}, a: {}, b: {}", "a")]
    [InlineData("'a,x.#': {}, a: {}, 'x.#': {}, 'y.#': {}", "a,y.1")]
    [InlineData("'a,b': {}, a: {}, b: {}, c: {}", "a,c")]
    [InlineData("half: { alias: full }, full: {}", "half")]
    public void One_that_counts_or_that_nobody_meant_is_none(string variations, string asked) =>
        SampleScript.Resolve($"variations: {{ {variations} }}", asked).Warnings.Should().BeEmpty();

    [Fact]
    public void In_mlcflow_one_dynamic_part_has_an_effect_and_two_have_none()
    {
        SampleScript.ResolveMlcflow("variations: { 'a,x.#': {}, a: {}, 'x.#': {} }", "a,x.1").Warnings.Should().BeEmpty();
        SampleScript.ResolveMlcflow("variations: { 'y.#,x.#': {}, 'y.#': {}, 'x.#': {} }", "y.2,x.1").Warnings.Should().ContainSingle().Which.Should().Contain("'y.#,x.#'");
    }

    [Theory]
    [InlineData("a,b", null)]
    [InlineData("a,c", "its parts 'a' and 'c' are in the group 'g', of which only one is selected")]
    [InlineData("a,c,a,d", "its parts 'a' and 'c' and 'd' are in the group 'g', of which only one is selected")]
    [InlineData("a,a", null)]
    [InlineData("b,e", null)]
    [InlineData(" a,b", "its part ' a' begins or ends with a blank")]
    [InlineData("a,x.#", "its part 'x.#' is selected with a value only")]
    public void A_combination_that_no_selection_has_is_explained(string name, string? why) =>
        new CombinedVariation(name, name.Split(',')).WhyNever(part => part is "a" or "c" or "d" ? "g" : part == "e" ? "" : null).Should().Be(why);

    private static CmError Failure(string yaml, params string[] asked) => FluentActions.Invoking(() => SampleScript.Select(yaml, asked)).Should().Throw<CmException>().Which.Error;

    private static CmError MlcflowFailure(string yaml) => FluentActions.Invoking(() => SampleScript.ResolveMlcflow(yaml)).Should().Throw<CmException>().Which.Error;
}
