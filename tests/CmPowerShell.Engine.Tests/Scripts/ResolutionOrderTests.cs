using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>What conditional updates, containers, inputs and both names of a key add to a resolution, and what counts before what.</summary>
public sealed class ResolutionOrderTests
{
    [Fact]
    public void A_conditional_update_sets_defaults_constants_and_constant_states()
    {
        var resolution = SampleScript.ResolveMlcflow("update_meta_if_env: [ { default_env: { MLC_D: d, MLC_MINE: d }, const: { MLC_C: c }, const_state: { s: fixed } } ]\nstate: { s: free }", env: new MetaMap { ["MLC_MINE"] = "mine" });

        (resolution.Env.Text("MLC_D"), resolution.Env.Text("MLC_MINE"), resolution.Const.Text("MLC_C"), resolution.ConstState.Text("s")).Should().Be(("d", "mine", "c", "fixed"));
    }

    [Fact]
    public void Of_two_updates_that_choose_a_default_variation_of_one_group_the_first_counts() => SampleScript.ResolveMlcflow(
        "update_meta_if_env: [ { default_variations: { g: b } }, { default_variations: { g: a, h: c } } ]\nvariations: { a: { group: g }, b: { group: g }, c: { group: h }, d: { group: h } }")
        .Variations.Text.Should().Be("_b,_c");

    [Fact]
    public void In_mlcflow_the_meta_begins_with_defaults_inputs_and_what_the_caller_has_fixed()
    {
        const string Meta = "default_env: { MLC_D: usual, MLC_SEEN: usual }\nenv: { MLC_E: '<<<MLC_D>>>-<<<MLC_I>>>-<<<MLC_C>>>' }\ninput_mapping: { i: MLC_I }\ndocker: { image: x }\nupdate_meta_if_env: [ { enable_if_env: { MLC_I: [ given ], MLC_C: [ fixed ], MLC_D: [ usual ] }, env: { MLC_UPDATED: 'yes' } } ]";

        var resolution = SampleScript.ResolveMlcflow(Meta, inputs: new MetaMap { ["i"] = "given" }, constants: new MetaMap { ["MLC_C"] = "fixed" });

        (resolution.Env.Text("MLC_E"), resolution.Env.Text("MLC_UPDATED")).Should().Be(("usual-given-fixed", "yes"));
        resolution.State.Map("docker").Text("image").Should().Be("x");
    }

    [Fact]
    public void Inputs_of_cmind_set_variables_and_constants_of_the_caller_override_them()
    {
        var resolution = SampleScript.Resolve("env: { CM_A: meta, CM_B: meta }\ninput_mapping: { a: CM_A }", inputs: new() { ["a"] = "given" }, constants: new MetaMap { ["CM_B"] = "fixed" });

        (resolution.Env.Text("CM_A"), resolution.Env.Text("CM_B"), resolution.Const.Text("CM_A")).Should().Be(("given", "fixed", "given"));
    }

    [Theory]
    [InlineData("cache_expiration: 1d\nvariations: { v: { cache_expiration: 2h }, w: {} }", "", "1d")]
    [InlineData("cache_expiration: 1d\nvariations: { v: { cache_expiration: 2h }, w: {} }", "v", "2h")]
    [InlineData("cache_expiration: 1d\nvariations: { v: { cache_expiration: 2h }, w: {} }", "v,w", "2h")]
    [InlineData("variations: { w: {} }", "w", "7m")]
    public void How_long_a_result_is_reused_is_said_by_the_last_part_that_says_it_or_by_the_input(string meta, string variations, string expiration) =>
        SampleScript.ResolveMlcflow(meta, variations, inputs: new MetaMap { ["cache_expiration"] = " 7m " }).Script.CacheExpiration.Should().Be(expiration);

    [Fact]
    public void Results_of_cmind_do_not_expire_by_an_input() =>
        SampleScript.Resolve("variations: { w: {} }", "w", inputs: new() { ["cache_expiration"] = "7m" }).Script.CacheExpiration.Should().BeEmpty();

    [Theory]
    [InlineData("ad: { x: { tags: _a } }\nadd_deps: { y: { tags: _b } }")]
    [InlineData("add_deps: { x: { tags: _a }, y: { tags: _b } }")]
    [InlineData("ad: { x: { tags: _a }, y: { tags: _b } }\nadd_deps: {}")]
    public void Changes_of_direct_dependencies_have_two_names_and_both_count(string inputs) =>
        SampleScript.Tags(SampleScript.Resolve("deps: [ { tags: one, names: [ x ] }, { tags: two, names: [ y ] } ]", inputs: SampleScript.Map(inputs)).Dependencies.Deps).Should().Be("one,_a two,_b");

    [Fact]
    public void Both_names_of_a_variation_count_too() => SampleScript.Tags(SampleScript
        .Resolve("deps: [ { tags: one, names: [ x ] }, { tags: two, names: [ y ] } ]\nvariations: { v: { ad: { x: { tags: _a } }, add_deps: { y: { tags: _b } } } }", "v").Dependencies.Deps)
        .Should().Be("one,_a two,_b");

    [Fact]
    public void Of_names_that_no_list_has_together_the_one_that_no_list_has_is_named_and_the_way_out_otherwise()
    {
        const string Meta = "deps: [ { tags: one, names: [ x ] } ]\npost_deps: [ { tags: two, names: [ y ] } ]";

        Refused(Meta, "ad: { x: {}, z: {}, y: {} }").Target.Should().Be("z");
        Refused(Meta, "ad: { y: {}, x: {} }").Target.Should().Be("y");
        Refused(Meta, "ad: { y: {}, x: {} }").Hint.Should().Contain("'add_deps_recursive'");
        SampleScript.Tags(SampleScript.Resolve(Meta, inputs: SampleScript.Map("ad: { y: { tags: _a } }")).Dependencies.Post).Should().Be("two,_a", "one list that has them all is enough");
    }

    [Fact]
    public void A_change_merges_maps_extends_lists_and_overwrites_the_rest()
    {
        var list = SampleScript.Dependencies("[ { tags: get, names: [ x ], env: { A: '1', B: '1' }, list: [ a ], version: '1' } ]");

        SampleScript.Changes("x: { env: { B: '2' }, list: [ b ], version: '2', more: [ c ], map: { d: e }, skip_if_env: { C: [ d ] } }").Apply(list, []);

        list[0].Entry.Should().Equal(SampleScript.Map("{ tags: get, names: [ x ], env: { A: '1', B: '2' }, list: [ a, b ], version: '2', more: [ c ], map: { d: e } }"));
    }

    [Fact]
    public void Lists_of_joined_changes_are_appended_and_a_tag_comes_once()
    {
        var table = SampleScript.Changes("x: { list: [ a ] }");

        table.Add(SampleScript.Changes("{ x: { list: [ b ] }, y: { tags: '_c, _d,_c' } }"));

        table.Table.Should().Equal(SampleScript.Map("{ x: { list: [ a, b ] }, y: { tags: '_c,_d' } }"));
    }

    [Theory]
    [InlineData("ad: { inner: { tags: _a } }", "ad", "inner,_a")]
    [InlineData("add_deps: { inner: { tags: _b } }", "", "inner,_b")]
    [InlineData("add_deps: { inner: { tags: _b } }", "add_deps_recursive", "inner,_b")]
    [InlineData("", "ad", "inner,_given")]
    [InlineData("", "add_deps_recursive", "inner,_given")]
    [InlineData("", "", "inner")]
    public void The_dependencies_inside_a_container_are_changed_by_the_variation_or_else_by_the_caller(string changes, string given, string tags)
    {
        var resolution = SampleScript.Resolve(
            $"deps: [ {{ tags: outer, names: [ inner ] }} ]\nvariations:\n  v:\n    docker: {{ deps: [ {{ tags: inner, names: [ inner ] }} ] }}\n    {changes}\n", "v", inputs: SampleScript.Map(given.Length > 0 ? $"{given}: {{ inner: {{ tags: _given }} }}" : ""));

        SampleScript.Tags(DockerState.Dependencies(SampleScript.Of(""), resolution.State)).Should().Be(tags);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("run: false", true)]
    [InlineData("run: 'No'", true)]
    [InlineData("run: 0", true)]
    [InlineData("run: 'yes'", false)]
    public void A_setting_of_a_container_is_on_unless_it_is_switched_off(string docker, bool isOff) =>
        DockerState.IsOff(new MetaMap { ["docker"] = SampleScript.Map(docker) }, "run").Should().Be(isOff);

    [Theory]
    [InlineData("enable_if_env: { A: [ x ], B: [ y ] }", "{}", "enable_if_env does not hold (A: ['x'], B: ['y'])")]
    [InlineData("enable_if_any_env: { A: [ x ] }", "{}", "enable_if_any_env does not hold (A: ['x'])")]
    [InlineData("skip_if_any_env: { A: [ x ] }", "A: x", "skip_if_any_env holds (A: ['x'])")]
    [InlineData("skip_if_fake_run: true", "CM_TMP_FAKE_RUN: 'yes'", "this is a fake run")]
    [InlineData("enable_if_env: {}", "{}", null)]
    public void The_reason_why_a_dependency_is_skipped_is_given(string dependency, string env, string? why) =>
        SampleScript.Dependency(dependency).Conditions.WhySkipped(SampleScript.Map(env)).Should().Be(why);

    [Theory]
    [InlineData("enable_if_env: { A: [ x ] }\nenable_if_any_env: { B: [ y ], C: [ z ] }", "enable_if_env holds (A: ['x']); enable_if_any_env holds (B: ['y'], C: ['z'])")]
    [InlineData("enable_if_env: {}\nskip_if_env: { A: [ x ] }", "")]
    public void The_conditions_that_enabled_a_dependency_are_listed(string dependency, string why) => SampleScript.Dependency(dependency).Conditions.WhyEnabled().Should().Be(why);

    [Theory]
    [InlineData("enable_if_env: { A: [ '' ] }", "A: 'off'", false)]
    [InlineData("enable_if_any_env: { A: [ '' ] }", "A: 'off'", true)]
    [InlineData("enable_if_env: { A: [ 'true' ] }", "A: x", true)]
    [InlineData("enable_if_env: { A: [ 'on' ] }", "A: 'FALSE'", false)]
    [InlineData("enable_if_env: { A: [ 'false' ] }", "A: 'no'", true)]
    [InlineData("enable_if_env: { A: [ 'off' ] }", "A: x", false)]
    [InlineData("enable_if_env: { A: [ '0' ] }", "{}", true)]
    public void Words_for_on_and_off_mean_any_such_value(string dependency, string env, bool counts) =>
        SampleScript.Dependency(dependency).Conditions.IsSkipped(SampleScript.Map(env)).Should().Be(!counts);

    [Theory]
    [InlineData("names: [ a, b ]", "a|b")]
    [InlineData("names: 'a, b ,'", "a|b")]
    [InlineData("names:", "")]
    [InlineData("tags: x", "")]
    public void The_names_of_a_dependency_are_a_list_or_a_text(string dependency, string names) => string.Join('|', SampleScript.Dependency(dependency).Names).Should().Be(names);

    [Fact]
    public void A_map_that_is_taken_out_of_a_dependency_counts_once()
    {
        var dependency = SampleScript.Dependency("{ tags: x, env: { A: '1' }, empty: {} }");

        dependency.Take("env").ToString().Should().Be("{'A': '1'}");
        dependency.Take("env").Should().BeEmpty();
        dependency.Take("missing").Should().BeEmpty();
        dependency.Entry.Keys.Should().Equal("tags", "env", "empty");
    }

    private static CmError Refused(string meta, string inputs) =>
        FluentActions.Invoking(() => SampleScript.Resolve(meta, inputs: SampleScript.Map(inputs))).Should().Throw<CmException>().Which.Error;
}
