using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Which variations a script runs with.</summary>
public sealed class VariationResolverTests
{
    private const string Model =
        """
        variations:
          fp32: { group: precision, default: true }
          int8: { group: precision }
          half: { alias: int8 }
          quick: { base: [ small ] }
          small: {}
          large: { default_variations: { precision: int8 } }
          url.#: {}
          mirror: { base: [ url.https://mirror ] }
          small,large: { default_variations: { place: near } }
          near: { group: place }
          far: { group: place }
        """;

    [Theory]
    [InlineData("", "_fp32")]
    [InlineData("int8", "_int8")]
    [InlineData("small", "_small,_fp32")]
    public void A_group_with_nothing_selected_takes_its_default(string asked, string selected) => Select(asked).Should().Be(selected);

    [Fact]
    public void An_excluded_default_is_not_taken() => Select("-fp32").Should().Be("_-fp32");

    [Fact]
    public void An_alias_brings_what_it_stands_for() => Select("half").Should().Be("_half,_int8");

    [Fact]
    public void A_variation_brings_its_base() => Select("quick").Should().Be("_quick,_small,_fp32");

    [Fact]
    public void A_variation_can_choose_the_default_of_a_group() => Select("large").Should().Be("_large,_int8");

    [Fact]
    public void What_was_asked_for_comes_before_the_default_of_a_variation() => Select("large,fp32").Should().Be("_large,_fp32");

    [Fact]
    public void A_combined_variation_counts_as_soon_as_its_parts_are_selected() => Select("small,large").Should().Be("_small,_large,_near,_int8");

    [Fact]
    public void A_base_can_fill_a_dynamic_variation() => Select("mirror").Should().Be("_mirror,_url.https://mirror,_fp32");

    [Fact]
    public void A_base_leaves_a_dynamic_variation_that_is_filled_already() => Select("mirror,url.here").Should().Be("_mirror,_url.here,_fp32");

    [Fact]
    public void Without_any_variation_the_single_default_is_taken() =>
        SampleScript.Select("default_variation: a\nvariations: { a: {}, b: {} }").Should().Be("_a");

    [Fact]
    public void An_unknown_variation_is_answered_with_the_nearest_name()
    {
        var error = Failure(Model, "int9");

        error.Id.Should().Be("VariationNotFound");
        error.Code.Should().Be(ReturnCode.NotFound);
        error.Hint.Should().Contain("_int8");
    }

    [Theory]
    [InlineData("", "It has no variations at all.")]
    [InlineData("one: {}, two: {}, 'one,two': {}", "Its variations are: _one, _two.")]
    public void Without_a_near_name_those_that_there_are_are_told(string variations, string hint) =>
        Failure($"variations: {{ {variations} }}", "elsewhere").Hint.Should().Be(hint);

    [Fact]
    public void Of_many_names_the_first_are_told() =>
        Failure($"variations: {{ {string.Join(", ", Enumerable.Range(100, 25).Select(number => $"v{number}: {{}}"))} }}", "elsewhere")
            .Hint.Should().StartWith("Its variations are: _v100, ").And.EndWith(", _v119 and 5 more.");

    [Fact]
    public void Variations_of_one_group_are_told_as_they_were_asked_for() =>
        Failure("variations: { sha.#: { group: checkout }, branch.#: { group: checkout } }", "branch.main,sha.0123abc")
            .Message.Should().Contain("'_branch.main' and '_sha.0123abc' are all of the group 'checkout'");

    [Theory]
    [InlineData("a: { base: [ _b ] }, b: {}", "Leave out the leading '_'.")]
    [InlineData("a: { base: [ _branch.main ] }, branch.#: {}", "Leave out the leading '_'.")]
    [InlineData("a: { alias: fsat }, fast: {}", "Did you mean 'fast'?")]
    [InlineData("a: { default_variations: { presicion: b } }, b: { group: precision }", "Did you mean 'precision'?")]
    public void A_broken_reference_is_answered_with_the_nearest_name(string variations, string hint) =>
        Failure($"variations: {{ {variations} }}", "a").Hint.Should().Be(hint);

    [Theory]
    [InlineData("fp32,int8", "'_fp32' and '_int8'")]
    [InlineData("half,fp32", "group 'precision'")]
    [InlineData("quick,-small", "'_small', which was excluded")]
    public void Variations_that_do_not_go_together_are_refused(string asked, string message)
    {
        var error = Failure(Model, asked);

        error.Id.Should().Be("VariationsConflict");
        error.Code.Should().Be(ReturnCode.Failed);
        error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("valid_variation_combinations: [ [ a, b ] ]", "a")]
    [InlineData("invalid_variation_combinations: [ [ a, b ] ]", "a,b")]
    public void The_meta_can_say_what_goes_together(string rule, string asked) =>
        Failure(rule + "\nvariations: { a: {}, b: {} }", asked).Id.Should().Be("VariationsConflict");

    [Theory]
    [InlineData("a: { group: g, default: true }, b: { group: g, default: true }", "VariationGroupInvalid")]
    [InlineData("a: { alias: c }", "VariationReferenceBroken")]
    [InlineData("a: { alias: b, group: g }, b: {}", "VariationAliasInvalid")]
    [InlineData("a: { base: [ c ] }", "VariationReferenceBroken")]
    [InlineData("a: { default_variations: { none: b } }, b: {}", "VariationReferenceBroken")]
    public void A_mistake_of_the_meta_is_told_with_its_place(string variations, string id)
    {
        var error = Failure($"variations: {{ {variations} }}", "a");

        error.Id.Should().Be(id);
        error.Location!.Line.Should().Be(1);
    }

    [Fact]
    public void Defaults_that_select_each_other_come_to_an_end() => Failure(
        """
        variations:
          a: { group: g, default_variations: { h: b } }
          b: { group: h, default_variations: { i: c } }
          c: { group: i, default_variations: { h: b } }
        """,
        "a").Id.Should().Be("VariationReferenceBroken");

    private static string Select(string asked) => SampleScript.Select(Model, asked.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static CmError Failure(string yaml, string asked) =>
        FluentActions.Invoking(() => SampleScript.Select(yaml, asked.Split(','))).Should().Throw<CmException>().Which.Error;
}
