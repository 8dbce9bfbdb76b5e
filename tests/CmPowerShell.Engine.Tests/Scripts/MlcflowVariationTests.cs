using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The selection of variations by the rules of mlcflow, where bases are inserted in front.</summary>
public sealed class MlcflowVariationTests
{
    [Theory]
    [InlineData("a,b", "_c,_a,_b")]
    [InlineData("a", "_a")]
    [InlineData("b", "_b")]
    public void A_combined_variation_adds_its_bases_once_all_its_parts_are_selected(string asked, string selected) =>
        Select("{ a: {}, b: {}, c: {}, 'a,b': { base: [ c ] } }", asked).Should().Be(selected);

    [Theory]
    [InlineData("a,x.1", "_c,_a,_x.1")]
    [InlineData("a,y.1", "_a,_y.1")]
    [InlineData("x.1", "_x.1")]
    public void A_dynamic_part_of_a_combined_variation_is_selected_with_any_value(string asked, string selected) =>
        Select("{ a: {}, 'x.#': {}, 'y.#': {}, c: {}, 'a,x.#': { base: [ c ] } }", asked).Should().Be(selected);

    [Fact]
    public void The_defaults_of_a_combined_variation_are_added_once() =>
        Select("{ a: {}, b: {}, 'a,b': { default_variations: { g: d } }, d: { group: g }, e: { group: g } }", "a,b").Should().Be("_a,_b,_d");

    [Fact]
    public void The_bases_of_a_base_and_of_a_default_are_followed_and_a_variation_that_moves_adds_its_default_again() =>
        Select("{ a: { base: [ b ] }, b: { default_variations: { g: c } }, c: { group: g, base: [ d ] }, d: {}, e: { group: g } }", "a").Should().Be("_d,_b,_a,_c,_c");

    [Theory]
    [InlineData("{ a: { base: [ b ] }, b: {} }", "a,-b", "VariationsConflict", "The variation '_a' of the script 'sample,00000000000000ff' needs '_b', which was excluded.")]
    [InlineData("{ a: { base: [ c ] }, b: {} }", "a", "VariationReferenceBroken", "names 'c' as a base, which does not exist.")]
    [InlineData("{ a: { group: g, default_variations: { h: b } }, b: { group: h, default_variations: { i: c } }, c: { group: i, default_variations: { h: b } } }", "a", "VariationReferenceBroken", "select each other without end")]
    public void A_base_that_is_excluded_or_missing_and_a_circle_are_errors(string variations, string asked, string id, string message)
    {
        var error = FluentActions.Invoking(() => Select(variations, asked)).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be(id);
        error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("{ a: { base: [ c ] }, b: { group: g }, c: { group: g } }", "'_c' (base of '_a', which is requested)")]
    [InlineData("{ a: { default_variations: { h: d } }, b: { group: g }, c: { group: g }, d: { group: h, base: [ c ] }, e: { group: h } }", "'_c' (base of '_d', which is default variation of '_a', which is requested)")]
    public void The_chain_that_selected_a_variation_is_shown(string variations, string chain) =>
        FluentActions.Invoking(() => Select(variations, "a,b")).Should().Throw<CmException>().Which.Error.Message.Should().Contain(chain);

    [Fact]
    public void Marks_stay_where_they_are() => Select("{ a: { base: [ b ] }, b: {} }", "~x,a").Should().Be("_b,_~x,_a");

    private static string Select(string variations, string asked) => SampleScript.ResolveMlcflow("variations: " + variations, asked).Variations.Text;
}
