using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Details of the selection of variations: order, marks, exclusions, combinations and the words of errors.</summary>
public sealed class VariationDetailTests
{
    [Fact]
    public void Combined_variations_with_more_parts_are_applied_after_those_with_fewer()
    {
        const string Yaml = "variations: { 'a,b,c': { env: { CM_X: three } }, 'a,b': { env: { CM_X: two } }, a: {}, b: {}, c: { env: { CM_X: one } } }";

        SampleScript.Resolve(Yaml, "a,b,c").Env.Text("CM_X").Should().Be("three");
    }

    [Fact]
    public void A_base_of_a_group_default_is_selected_too() =>
        Select("{ a: { group: g, default: true, base: [ b ] }, b: {} }").Should().Be("_a,_b");

    [Fact]
    public void A_default_variation_that_brings_a_combination_is_followed() =>
        Select("{ a: { default_variations: { g: b } }, b: { group: g }, 'a,b': { default_variations: { h: d } }, c: { group: h }, d: { group: h } }", "a").Should().Be("_a,_b,_d");

    [Fact]
    public void A_combination_adds_its_bases_once_all_its_parts_are_selected()
    {
        const string Variations = "{ a: {}, b: {}, c: {}, 'a,b': { base: [ c ] } }";

        Select(Variations, "a", "b").Should().Be("_a,_b,_c");
        Select(Variations, "a").Should().Be("_a");
    }

    [Theory]
    [InlineData("a,-url.x")]
    [InlineData("a,-url.y")]
    public void An_exclusion_of_a_dynamic_variation_excludes_every_value(string asked) =>
        Failure("{ a: { alias: 'url.#' }, 'url.#': {} }", asked).Message.Should().Contain("'_url.#', which was excluded");

    [Fact]
    public void A_mark_excludes_only_when_it_begins_with_a_minus() => Select("{ a: { group: g, default: true } }", "~a").Should().Be("_~a,_a");

    [Fact]
    public void An_excluded_default_variation_is_left_out() =>
        Select("{ a: { default_variations: { g: b } }, b: { group: g }, c: { group: g } }", "a", "-b").Should().Be("_a,_-b");

    [Fact]
    public void The_single_default_is_not_taken_beside_another_choice_or_when_it_is_excluded()
    {
        SampleScript.Select("default_variation: a\nvariations: { a: {}, b: {} }", "b").Should().Be("_b");
        SampleScript.Select("default_variation: a\nvariations: { a: {}, b: {} }", "-a").Should().Be("_-a");
    }

    [Fact]
    public void A_single_default_that_does_not_exist_is_a_mistake_of_the_meta()
    {
        var error = FluentActions.Invoking(() => SampleScript.Select("default_variation: c\nvariations: { a: {} }", "a")).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Code).Should().Be(("VariationNotFound", ReturnCode.Failed));
    }

    [Fact]
    public void One_of_several_valid_combinations_is_enough_and_all_its_parts_are_needed()
    {
        const string Rule = "valid_variation_combinations: [ [ a, b ], [ c, d ] ]\nvariations: { a: {}, b: {}, c: {}, d: {} }";

        SampleScript.Select(Rule, "c", "d").Should().Be("_c,_d");
        FluentActions.Invoking(() => SampleScript.Select(Rule, "a", "c")).Should().Throw<CmException>();
    }

    [Fact]
    public void An_invalid_combination_needs_all_its_parts() =>
        SampleScript.Select("invalid_variation_combinations: [ [ a, b ], [ c, d ] ]\nvariations: { a: {}, b: {}, c: {}, d: {} }", "a", "c").Should().Be("_a,_c");

    [Fact]
    public void A_combination_that_is_refused_is_named_without_marks()
    {
        var error = FluentActions.Invoking(() => SampleScript.Select("invalid_variation_combinations: [ [ a, b ] ]\nvariations: { a: {}, b: {}, c: {} }", "a", "b", "-c", "~x"))
            .Should().Throw<CmException>().Which.Error;

        error.Message.Should().Contain("The variations '_a' and '_b' of the script");
        error.Hint.Should().Be("The key 'invalid_variation_combinations' of its meta defines what does.");
    }

    [Fact]
    public void Only_the_members_of_the_group_are_named_when_two_of_them_are_selected() =>
        Failure("{ a: { group: g }, b: { group: g }, c: {} }", "c,a,b").Message.Should().Contain("together: '_a' and '_b' are all of the group 'g'");

    [Theory]
    [InlineData("{ a: { base: [ c ] } }", "names 'c' as a base, which")]
    [InlineData("{ a: { alias: c } }", "names 'c' as its alias, which")]
    [InlineData("{ a: { default_variations: { g: c } }, b: { group: g } }", "names 'c' as a default variation, which")]
    [InlineData("{ a: { alias: b, group: g }, b: {} }", "is an alias and cannot be in a group.")]
    [InlineData("{ a: { alias: b, default: true }, b: {} }", "is an alias and cannot be a default.")]
    public void A_broken_reference_says_what_it_is(string variations, string text) => Failure(variations, "a").Message.Should().Contain(text);

    [Fact]
    public void What_an_error_is_about_is_written_as_it_is_asked_for()
    {
        Failure("{ apple: {} }", "aple").Target.Should().Be("_aple");
        Failure("{ apple: {} }", "aple").Hint.Should().Be("Did you mean '_apple'?");
        Failure("{ a: { base: [ b ] }, b: {} }", "a,-b").Target.Should().Be("_b");
        Failure("{ a: { base: [ c ] } }", "a").Target.Should().Be("_a");
    }

    [Fact]
    public void Exactly_twenty_names_are_all_told() =>
        Failure($"{{ {string.Join(", ", Enumerable.Range(100, 20).Select(number => $"v{number}: {{}}"))} }}", "elsewhere").Hint.Should().EndWith(", _v119.");

    [Fact]
    public void A_leading_underscore_in_meta_is_only_blamed_where_the_name_without_it_exists() =>
        Failure("{ a: { base: [ _elsewhere ] }, b: {} }", "a").Hint.Should().BeNull();

    [Theory]
    [InlineData("url.", false)]
    [InlineData("url.x", true)]
    [InlineData(".x", false)]
    public void A_dynamic_variation_needs_a_name_and_a_value(string asked, bool exists)
    {
        var select = () => Select("{ 'url.#': {} }", asked);

        if (exists)
        {
            select().Should().Be("_" + asked);
        }
        else
        {
            select.Should().Throw<CmException>().Which.Error.Id.Should().Be("VariationNotFound");
        }
    }

    [Fact]
    public void The_value_of_a_dynamic_variation_is_filled_in_at_every_depth_and_plain_values_stay()
    {
        const string Yaml =
            """
            variations:
              tag.#:
                deps: [ { tags: 'get,#', names: [ 'a-#', b ], env: { CM_IN: [ '#', { deep: 'x#' } ] } } ]
                env: { CM_A: '#', CM_B: plain }
                script_name: 'run-#'
            """;

        var resolution = SampleScript.Resolve(Yaml, "tag.v1");

        DependencyLists.ToMeta(resolution.Dependencies.Deps).ToString().Should().Be("[{'tags': 'get,v1', 'names': ['a-v1', 'b'], 'env': {'CM_IN': ['v1', {'deep': 'xv1'}]}}]");
        (resolution.Env.Text("CM_A"), resolution.Env.Text("CM_B")).Should().Be(("v1", "plain"));
        resolution.NativeScript.Should().Be("run-#");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("-a", true)]
    [InlineData("url.x", true)]
    [InlineData("-url.x", true)]
    [InlineData("url.", false)]
    [InlineData("url", false)]
    [InlineData("urls.x", false)]
    [InlineData("b.x", false)]
    [InlineData("b-", false)]
    [InlineData("", false)]
    [InlineData("-", false)]
    public void A_name_is_offered_when_the_script_has_it_or_it_fills_a_dynamic_variation(string name, bool isOffered) =>
        VariationName.IsOffered(name, SampleScript.Of("variations: { a: {}, 'url.#': {}, b: {} }").Variations).Should().Be(isOffered);

    private static string Select(string variations, params string[] asked) => SampleScript.Select("variations: " + variations, asked);

    private static CmError Failure(string variations, string asked) =>
        FluentActions.Invoking(() => Select(variations, asked.Split(','))).Should().Throw<CmException>().Which.Error;
}
