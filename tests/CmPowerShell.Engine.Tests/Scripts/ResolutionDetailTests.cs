using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Each key of the meta reaches the resolution, from the script, a variation and a version, and in the right order.</summary>
public sealed class ResolutionDetailTests
{
    [Theory]
    [InlineData("{0}", "", "")]
    [InlineData("variations: {{ v: {{ {0} }} }}", "v", "")]
    [InlineData("versions: {{ '1': {{ {0} }} }}", "", "1")]
    public void A_part_of_the_meta_brings_variables_state_and_keys(string place, string variations, string version)
    {
        var part = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            place,
            "default_env: { CM_D: d }, env: { CM_E: '<<<CM_D>>>+e' }, state: { s: 1 }, new_env_keys: [ CM_N ], new_state_keys: [ n ], input_mapping: { in: CM_I }, docker: { run: 'no' }");

        var resolution = SampleScript.Resolve(AsBlock(part), variations, inputs: Inputs(version, "in: mapped"));

        resolution.Env.Text("CM_D").Should().Be("d");
        resolution.Env.Text("CM_E").Should().Be("d+e");
        resolution.Env.Text("CM_I").Should().Be("mapped");
        resolution.State["s"].Should().Be((MetaValue)1);
        resolution.State.Map("docker").Text("run").Should().Be("no");
        resolution.NewEnvKeys.Should().Equal("CM_N");
        resolution.NewStateKeys.Should().Equal("n");
    }

    [Theory]
    [InlineData("{0}", "", "")]
    [InlineData("variations: {{ v: {{ {0} }} }}", "v", "")]
    [InlineData("versions: {{ '1': {{ {0} }} }}", "", "1")]
    public void A_part_of_the_meta_brings_dependencies_to_each_of_the_four_lists(string place, string variations, string version)
    {
        var part = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            place,
            "deps: [ { tags: a } ], prehook_deps: [ { tags: b } ], posthook_deps: [ { tags: c } ], post_deps: [ { tags: d } ]");

        var lists = SampleScript.Resolve(AsBlock(part), variations, inputs: Inputs(version)).Dependencies;

        new[] { lists.Deps, lists.Prehook, lists.Posthook, lists.Post }.Select(SampleScript.Tags).Should().Equal("a", "b", "c", "d");
    }

    [Fact]
    public void Constants_of_the_caller_and_of_a_variation_win_over_everything_before_them()
    {
        var resolution = SampleScript.Resolve(
            "env: { CM_A: meta, CM_B: meta }\nvariations: { v: { const: { CM_B: fixed }, const_state: { s: fixed }, state: { s: free } } }",
            "v",
            constants: new MetaMap { ["CM_A"] = "mine" });

        (resolution.Env.Text("CM_A"), resolution.Env.Text("CM_B")).Should().Be(("mine", "fixed"));
        (resolution.Const.Text("CM_B"), resolution.State.Text("s"), resolution.ConstState.Text("s")).Should().Be(("fixed", "fixed", "fixed"));
    }

    [Fact]
    public void The_state_of_the_caller_that_is_constant_wins_over_the_meta()
    {
        var start = new ResolutionStart([], [], [], [], new MetaMap { ["s"] = "fixed" }, []);

        ScriptResolver.Resolve(SampleScript.Of("state: { s: meta, t: meta }"), [], start).Values.State.ToString().Should().Contain("'s': 'fixed'").And.Contain("'t': 'meta'");
    }

    [Fact]
    public void Input_that_came_as_one_map_is_mapped_by_a_variation() => SampleScript
        .Resolve("variations: { v: { input_mapping: { who: CM_WHO } } }", "v", inputs: new() { ["input"] = new MetaMap { ["who"] = "me" }, ["who"] = "other" })
        .Env.Text("CM_WHO").Should().Be("me");

    [Theory]
    [InlineData("yes", "on", "s1", "no")]
    [InlineData("no", "", "", "")]
    public void A_condition_on_the_environment_decides_about_env_state_and_containers(string mode, string env, string state, string docker)
    {
        const string Yaml =
            """
            env: {}
            variations:
              v:
                update_meta_if_env:
                - { enable_if_env: { CM_MODE: [ 'yes' ] }, env: { CM_X: 'on' }, state: { s: s1 }, docker: { run: 'no' } }
            """;

        var resolution = SampleScript.Resolve(Yaml, "v", env: new() { ["CM_MODE"] = mode });

        (resolution.Env.Text("CM_X"), resolution.State.Text("s"), resolution.State.Map("docker").Text("run")).Should().Be((env, state, docker));
    }

    [Fact]
    public void The_settings_for_containers_begin_with_those_of_the_meta_and_are_a_copy()
    {
        var script = SampleScript.Of("docker: { os: ubuntu, deps: [ { tags: a, names: [ x ] } ] }\nvariations: { v: { docker: { os: rhel }, ad: { x: { tags: _b } } } }\ndeps: [ { tags: c, names: [ x ] } ]");

        var docker = ScriptResolver.Resolve(script, ["v"], new ResolutionStart([], [], [], [], [], [])).Values.State.Map("docker");

        docker.Text("os").Should().Be("rhel");
        docker.List("deps").OfType<MetaMap>().Select(dependency => dependency.Text("tags")).Should().Equal("a,_b");
        script.Docker.ToMap().Text("os").Should().Be("ubuntu");
    }

    [Theory]
    [InlineData("{ docker: { run: 'False' } }", true)]
    [InlineData("{ docker: { run: '0' } }", true)]
    [InlineData("{ docker: { run: 'no' } }", true)]
    [InlineData("{ docker: { run: 'yes' } }", false)]
    [InlineData("{ docker: {} }", false)]
    [InlineData("{}", false)]
    public void A_setting_for_containers_is_on_unless_it_is_switched_off(string state, bool isOff) =>
        DockerState.IsOff(SampleScript.Map(state), "run").Should().Be(isOff);

    [Fact]
    public void The_native_script_and_the_usual_version_are_the_last_ones_named()
    {
        const string Yaml = "script_name: ' first '\ndefault_version: '1'\nvariations: { a: { script_name: second, default_version: '2' }, b: {} }";

        (Native(""), Native("a"), Native("a,b")).Should().Be(("first 1", "second 2", "second 2"));

        static string Native(string variations)
        {
            var resolution = SampleScript.Resolve(Yaml, variations);
            return $"{resolution.NativeScript} {resolution.DefaultVersion}";
        }
    }

    [Theory]
    [InlineData("", "", "2.0", "two 2.0 down")]
    [InlineData("version: '3.0'", "", "3.0", "three 3.0 ")]
    [InlineData("version_min: '2.5'", "", "2.5", "two 2.5 down")]
    public void The_usual_version_is_applied_where_none_is_wished(string inputs, string variations, string version, string expected)
    {
        const string Yaml =
            """
            default_version: '2.0'
            versions:
              '2.0': { env: { CM_BRANCH: two, CM_SEEN: '<<<CM_VERSION>>>' }, add_deps_recursive: { x: { tags: _down } } }
              '3.0': { env: { CM_BRANCH: three, CM_SEEN: '<<<CM_VERSION>>>' } }
            """;
        var resolution = SampleScript.Resolve(Yaml, variations, inputs: SampleScript.Map(inputs));

        resolution.ApplyUsualVersion().Should().Be(version);

        $"{resolution.Env.Text("CM_BRANCH")} {resolution.Env.Text("CM_SEEN")} {resolution.Recursive.Table.Map("x").Text("tags").TrimStart('_')}".Should().Be(expected);
    }

    [Fact]
    public void Without_a_usual_version_there_is_none()
    {
        var resolution = SampleScript.Resolve("versions: { '1': { env: { CM_X: x } } }");

        resolution.ApplyUsualVersion().Should().BeEmpty();
        resolution.Env.ContainsKey("CM_VERSION").Should().BeFalse();
    }

    [Fact]
    public void A_version_that_is_wished_but_not_listed_changes_nothing() =>
        SampleScript.Resolve("versions: { '1': { env: { CM_X: x } } }", inputs: new() { ["version"] = "2" }).Env.ToString().Should().Be("{'CM_VERSION': '2'}");

    [Theory]
    [InlineData("variations: { v: { add_deps_recursive: { x: { tags: _more } } } }", "v", "")]
    [InlineData("versions: { '1': { add_deps_recursive: { x: { tags: _more } } } }", "", "1")]
    public void Recursive_changes_reach_the_own_dependencies_and_stay_for_those_below(string changes, string variations, string version)
    {
        var resolution = SampleScript.Resolve("deps: [ { tags: get, names: [ x ] } ]\npost_deps: [ { tags: put, names: [ x ] } ]\n" + changes, variations, inputs: Inputs(version));

        (SampleScript.Tags(resolution.Dependencies.Deps), SampleScript.Tags(resolution.Dependencies.Post)).Should().Be(("get,_more", "put,_more"));
        resolution.Recursive.Table.Map("x").Text("tags").Should().Be("_more");
    }

    [Fact]
    public void A_warning_of_variations_is_told_once_and_after_those_of_the_script() =>
        SampleScript.Resolve("warnings: [ first ]\nvariations: { a: { warning: careful }, b: { warning: careful } }", "a,b").Warnings.Should().Equal("first", "careful");

    [Fact]
    public void A_part_is_a_copy_so_that_a_second_run_begins_afresh()
    {
        var script = SampleScript.Of("variations: { 'v.#': { deps: [ { tags: 'get,#', names: [ x ] } ], env: { CM_V: '#' } } }\nversions: { '1': { deps: [ { tags: one, names: [ y ] } ] } }");

        foreach (var value in new[] { "a", "b" })
        {
            var (_, values) = ScriptResolver.Resolve(script, ["v." + value], new ResolutionStart(Inputs("1", "ad: { x: { tags: _more }, y: { tags: _more } }"), [], [], [], [], []));
            SampleScript.Tags(values.Dependencies.Deps).Should().Be($"get,{value},_more one,_more");
        }
    }

    [Fact]
    public void The_variations_are_told_as_soon_as_they_are_known()
    {
        var told = "";

        ScriptResolver.Resolve(SampleScript.Of("variations: { a: { base: [ b ] }, b: {} }"), ["a"], new ResolutionStart([], [], [], [], [], []), selected => told = selected.Text);

        told.Should().Be("_a,_b");
    }

    [Fact]
    public void A_change_that_names_no_dependency_is_an_error_with_the_way_out()
    {
        var error = FluentActions.Invoking(() => SampleScript.Resolve("deps: [ { tags: a } ]\nvariations: { v: { ad: { x: { tags: b }, y: { tags: c } } } }", "v"))
            .Should().Throw<CmException>().Which.Error;

        error.Message.Should().Contain("'x'");
        error.Hint.Should().Contain("None of its dependencies has a name.");
    }

    [Fact]
    public void Lists_go_to_a_hook_and_come_back_as_it_left_them()
    {
        var lists = new DependencyLists(SampleScript.Of("deps: [ { tags: a } ]\nprehook_deps: [ { tags: b } ]\nposthook_deps: [ { tags: c } ]\npost_deps: [ { tags: d } ]"));
        var meta = new MetaMap();

        lists.PutInto(meta);
        new[] { "deps", "prehook_deps", "posthook_deps", "post_deps" }.Select(key => meta.List(key).Cast<MetaMap>().Single().Text("tags")).Should().Equal("a", "b", "c", "d");

        lists.TakeUp(SampleScript.Map("{ deps: [ { tags: e } ], prehook_deps: [ { tags: f } ], posthook_deps: [ { tags: g } ], post_deps: [ { tags: h } ] }"));
        new[] { lists.Deps, lists.Prehook, lists.Posthook, lists.Post }.Select(SampleScript.Tags).Should().Equal("e", "f", "g", "h");

        lists.TakeUp([]);
        SampleScript.Tags(lists.Deps).Should().Be("e");
    }

    private static MetaMap Inputs(string version, string more = "")
    {
        var inputs = SampleScript.Map(more);
        if (version.Length > 0)
        {
            inputs["version"] = version;
        }

        return inputs;
    }

    // A part in braces is a flow map; at the top level a script is a block.
    private static string AsBlock(string part) => part.Contains("variations", StringComparison.Ordinal) || part.Contains("versions", StringComparison.Ordinal) ? part : "{ " + part + " }";
}
