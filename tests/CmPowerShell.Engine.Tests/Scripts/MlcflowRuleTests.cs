using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The rules of resolution in which mlcflow differs from cmind.</summary>
public sealed class MlcflowRuleTests
{
    private const string Mapped = "input_mapping: { a: MLC_A }\nenv: { MLC_B: meta }\nvariations: { v: { env: { MLC_A: variation } } }\nversions: { '2': { env: { MLC_A: version } } }";

    [Theory]
    [InlineData("", "", "user")]
    [InlineData("v", "", "variation")]
    [InlineData("", "2", "version")]
    public void An_input_sets_a_variable_that_variations_and_versions_override(string variation, string version, string value) =>
        SampleScript.ResolveMlcflow(Mapped, variation, inputs: new MetaMap { ["a"] = "user", ["version"] = version }).Env.Text("MLC_A").Should().Be(value);

    [Fact]
    public void A_constant_of_the_caller_holds_against_a_variation() => SampleScript
        .ResolveMlcflow("variations: { v: { const: { MLC_B: b }, env: { MLC_A: variation } } }", "v", constants: new MetaMap { ["MLC_A"] = "const" })
        .Env.Text("MLC_A").Should().Be("const");

    [Fact]
    public void An_environment_merges_maps_and_appends_to_lists()
    {
        var env = SampleScript.ResolveMlcflow("env: { +L: [ a ], M: { x: 1 } }\nvariations: { v: { env: { +L: [ b ], M: { y: 2 } } } }", "v").Env;

        env.Texts("+L").Should().Equal("a", "b");
        env.Map("M").Keys.Should().Equal("x", "y");
    }

    [Fact]
    public void A_version_is_applied_before_the_variations_and_requests_the_variation_of_its_name()
    {
        const string Meta = "versions: { '6': { env: { MLC_E: version } } }\nvariations: { version.#: { env: { MLC_E: variation, MLC_V: '#' } } }";

        var resolved = SampleScript.ResolveMlcflow(Meta, inputs: new MetaMap { ["version"] = "6" });

        resolved.Variations.Text.Should().Be("_version.6");
        resolved.Env.Text("MLC_E").Should().Be("variation");
        resolved.Env.Text("MLC_V").Should().Be("6");
    }

    [Theory]
    [InlineData("c", "_b,_a,_c")]
    [InlineData("g", "_b,_a,_c,_g")]
    [InlineData("f,d.7", "_f,_d.7")]
    [InlineData("e", "_d.5,_e")]
    [InlineData("d.5,d.6", "_d.5,_d.6")]
    public void A_base_is_inserted_in_front(string asked, string selected) => SampleScript
        .ResolveMlcflow("variations: { a: {}, b: {}, c: { base: [ a, b ] }, d.#: {}, e: { base: [ d.5 ] }, f: { base: [ d.7 ] }, g: { base: [ c ] } }", asked)
        .Variations.Text.Should().Be(selected);

    [Fact]
    public void A_default_that_several_variations_have_is_selected_for_each_of_them() => SampleScript
        .ResolveMlcflow("variations: { a: { default_variations: { g: x } }, b: { default_variations: { g: x } }, x: { group: g }, y: { group: g } }", "a,b")
        .Variations.Text.Should().Be("_a,_b,_x,_x");

    [Fact]
    public void Combined_variations_are_applied_once_after_all_others()
    {
        const string Meta = "variations: { a: { env: { +L: [ a ] } }, b: { env: { +L: [ b ], O: b } }, 'a,b': { env: { +L: [ both ], O: both } } }";

        var env = SampleScript.ResolveMlcflow(Meta, "a,b").Env;

        env.Texts("+L").Should().Equal("a", "b", "both");
        env.Text("O").Should().Be("both");
    }

    [Theory]
    [InlineData("a,d.5", "x5")]
    [InlineData("d.5", "")]
    [InlineData("a", "")]
    public void One_part_of_a_combined_variation_can_be_dynamic(string asked, string value) => SampleScript
        .ResolveMlcflow("variations: { a: {}, d.#: {}, 'a,d.#': { env: { MLC_AD: 'x#' } } }", asked).Env.Text("MLC_AD").Should().Be(value);

    private const string Defaults =
        """
        default_variations: { one: top }
        update_meta_if_env: [ { enable_if_env: { MLC_S: [ yes ] }, default_variations: { one: cond } } ]
        versions: { '3': { default_variations: { one: ver, two: ver2 } } }
        variations:
          v: { default_variations: { one: var, two: var2 } }
          top: { group: one }
          cond: { group: one }
          ver: { group: one }
          var: { group: one }
          usual: { group: one, default: true }
          ver2: { group: two }
          var2: { group: two }
          usual2: { group: two, default: true }
        """;

    [Theory]
    [InlineData("", "", "", "_top,_usual2")]
    [InlineData("v", "", "", "_v,_top,_var2")]
    [InlineData("v", "3", "", "_v,_top,_ver2")]
    [InlineData("v", "3", "yes", "_v,_cond,_ver2")]
    [InlineData("-top", "", "", "_-top,_usual,_usual2")]
    public void Default_variations_of_updates_precede_those_of_the_script_the_version_and_variations(string asked, string version, string value, string selected) => SampleScript
        .ResolveMlcflow(Defaults, asked, env: new MetaMap { ["MLC_S"] = value }, inputs: new MetaMap { ["version"] = version }).Variations.Text.Should().Be(selected);

    [Fact]
    public void An_update_of_the_script_that_a_variation_enables_overrides_the_variation() => SampleScript
        .ResolveMlcflow("update_meta_if_env: [ { enable_if_env: { MLC_ON: [ yes ] }, env: { MLC_A: update } } ]\nvariations: { v: { env: { MLC_ON: yes, MLC_A: variation } } }", "v")
        .Env.Text("MLC_A").Should().Be("update");

    [Fact]
    public void An_update_changes_direct_dependencies() => SampleScript.Tags(SampleScript
        .ResolveMlcflow("deps: [ { tags: leaf, names: [ leaf ] } ]\nupdate_meta_if_env: [ { ad: { leaf: { tags: _x } } } ]").Dependencies.Deps).Should().Be("leaf,_x");

    [Theory]
    [InlineData("yes", "1", true)]
    [InlineData("blue", "blue", true)]
    [InlineData("blue", "b", false)]
    [InlineData("yes", "<<<MLC_OTHER>>>", false)]
    [InlineData("no", "<<<MLC_OTHER>>>", true)]
    public void A_scalar_is_a_condition_and_an_open_placeholder_is_not_set(string condition, string value, bool runs) =>
        (SampleScript.OfMlcflow("").ReadDependency(SampleScript.Map($"enable_if_env: {{ MLC_A: '{condition}' }}")).Conditions.WhySkipped(new MetaMap { ["MLC_A"] = new MetaText(value) { IsTemplate = true } }) is null)
        .Should().Be(runs);

    [Fact]
    public void The_value_of_a_dynamic_variation_fills_plain_lists() =>
        SampleScript.ResolveMlcflow("variations: { d.#: { new_env_keys: [ 'MLC_#' ] } }", "d.X").NewEnvKeys.Should().Equal("MLC_X");

    [Fact]
    public void Each_value_of_a_dynamic_variation_counts() =>
        SampleScript.ResolveMlcflow("variations: { d.#: { env: { MLC_D: '#' } } }", "d.X,d.Y").Env.Text("MLC_D").Should().Be("Y");

    [Fact]
    public void Tags_of_a_dependency_take_items_of_lists_conditions_and_placeholders()
    {
        var dependency = SampleScript.OfMlcflow("").ReadDependency(SampleScript.Map(
            "tags: 'a,<<<MLC_T>>>,<<<MLC_NONE>>>'\nupdate_tags_from_env: [ MLC_L ]\nupdate_tags_from_env_with_prefix: { _p.: [ MLC_L ] }\nupdate_tags_if_env: { lit: { enable_if_env: { MLC_T: [ blue ] } }, dark: { enable_if_env: { MLC_T: [ no ] } } }"));
        var env = new MetaMap { ["MLC_T"] = "blue", ["MLC_L"] = MetaList.OfTexts(["one", "two"]) };

        DependencyTags.AddPrefixed(dependency, env);
        DependencyTags.AddFromEnvironment(dependency, env);
        DependencyTags.AddConditional(dependency, env);
        DependencyTags.Expand(dependency, env);

        dependency.Tags.Should().Be("a,blue,<<<MLC_NONE>>>,_p.one,_p.two,one,two,lit");
    }

    [Fact]
    public void A_variation_decides_about_the_cache() =>
        SampleScript.ResolveMlcflow("cache: true\nvariations: { v: { cache: false } }", "v").Script.IsCached.Should().BeFalse();

    [Fact]
    public void A_base_that_is_not_there_is_named() => FluentActions
        .Invoking(() => SampleScript.ResolveMlcflow("variations: { a: { base: [ nosuch ] } }", "a")).Should().Throw<CmException>().WithMessage("*nosuch*");

    [Fact]
    public void A_base_that_fills_a_dynamic_variation_is_selected() =>
        SampleScript.ResolveMlcflow("variations: { 'd.#': { env: { MLC_D: '#' } }, e: { base: [ d.5 ] } }", "e").Env.Text("MLC_D").Should().Be("5");

    [Fact]
    public void The_input_named_input_has_no_effect_on_others() => SampleScript
        .ResolveMlcflow("input_mapping: { b: MLC_B }\nenv: { MLC_B: meta }", inputs: new MetaMap { ["input"] = "abc", ["b"] = "user" }).Env.Text("MLC_B").Should().Be("user");

    [Fact]
    public void A_version_whose_name_is_a_number_in_yaml_is_applied() => SampleScript
        .ResolveMlcflow("versions: { 5.2: { env: { MLC_V: applied } } }", inputs: new MetaMap { ["version"] = "5.2" }).Env.Text("MLC_V").Should().Be("applied");

    [Fact]
    public void A_variation_whose_name_is_a_boolean_in_yaml_does_not_hinder_others() => SampleScript
        .ResolveMlcflow("variations: { on: { env: { MLC_V: bool } }, on-x: { env: { MLC_V: text } } }", "on-x").Env.Text("MLC_V").Should().Be("text");
}
