using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>What becomes of a script's meta for one run, and what counts before what.</summary>
public sealed class ScriptResolverTests
{
    private const string Download =
        """
        default_env: { CM_MODE: slow, CM_PLACE: near }
        env: { CM_KIND: plain }
        input_mapping: { mode: CM_MODE, kind: CM_KIND }
        new_env_keys: [ CM_FILE ]
        default_version: '2.0'
        deps:
        - tags: get,tool
          names: [ tool ]
        variations:
          fast:
            default_env: { CM_PLACE: far }
            env: { CM_MODE: fast, CM_SPEED: '9' }
            new_env_keys: [ CM_SPEED ]
            deps:
            - tags: get,cache
          url.#:
            env: { CM_URL: 'https://#/file', CM_NAME_PART: '<<<CM_KIND>>>-#' }
          fast,url.#:
            env: { CM_NEVER: never }
          checked: { ad: { tool: { tags: _checked, version: '3' } } }
          fast,checked: { env: { CM_MODE: fast and checked } }
        versions:
          '2.0': { env: { CM_BRANCH: two } }
          '3.0': { env: { CM_BRANCH: three } }
        """;

    [Fact]
    public void Default_env_gives_way_to_the_caller_and_env_does_not()
    {
        var env = SampleScript.Resolve(Download, env: new() { ["CM_MODE"] = "mine", ["CM_KIND"] = "mine" }).Env;

        env.Text("CM_MODE").Should().Be("mine");
        env.Text("CM_KIND").Should().Be("plain");
    }

    [Fact]
    public void An_input_overrides_env_and_is_constant()
    {
        var resolution = SampleScript.Resolve(Download, "fast", inputs: new() { ["mode"] = "asked", ["kind"] = "asked" });

        resolution.Env.Text("CM_KIND").Should().Be("asked");
        resolution.Const.Text("CM_MODE").Should().Be("asked");
        resolution.Env.Text("CM_MODE").Should().Be("fast", "the variation is applied later; constants count again before the script runs");
    }

    [Fact]
    public void A_variation_overrides_the_meta_and_adds_to_its_lists()
    {
        var resolution = SampleScript.Resolve(Download, "fast");

        resolution.Env.Text("CM_MODE").Should().Be("fast");
        resolution.Env.Text("CM_PLACE").Should().Be("near", "a default of a variation gives way too");
        resolution.NewEnvKeys.Should().Equal("CM_FILE", "CM_SPEED");
        SampleScript.Tags(resolution.Dependencies.Deps).Should().Be("get,tool get,cache");
    }

    [Fact]
    public void A_dynamic_variation_puts_its_value_into_its_meta()
    {
        var env = SampleScript.Resolve(Download, "url.example.org").Env;

        env.Text("CM_URL").Should().Be("https://example.org/file");
        env.Text("CM_NAME_PART").Should().Be("plain-example.org");
    }

    [Fact]
    public void A_combined_variation_overrides_its_parts() =>
        SampleScript.Resolve(Download, "fast,checked").Env.Text("CM_MODE").Should().Be("fast and checked");

    [Fact]
    public void A_combined_variation_needs_all_its_parts_as_they_are_written() =>
        SampleScript.Resolve(Download, "fast,url.here").Env.ContainsKey("CM_NEVER").Should().BeFalse();

    [Fact]
    public void A_variation_can_change_a_dependency_by_its_name()
    {
        var tool = SampleScript.Resolve(Download, "checked").Dependencies.Deps[0];

        tool.Tags.Should().Be("get,tool,_checked");
        tool.Entry.Text("version").Should().Be("3");
    }

    [Fact]
    public void The_meta_of_the_script_itself_stays_as_it_is()
    {
        var script = SampleScript.Of(Download);
        var before = script.Source.Clone();

        ScriptResolver.Resolve(script, ["checked", "url.here"], new ResolutionStart([], [], [], [], [], []));

        script.Source.Should().BeEquivalentTo(before);
    }

    [Fact]
    public void The_version_asked_for_brings_its_meta()
    {
        var resolution = SampleScript.Resolve(Download, inputs: new() { ["version"] = "3.0" });

        resolution.Env.Text("CM_BRANCH").Should().Be("three");
        resolution.Env.Text("CM_VERSION").Should().Be("3.0");
    }

    [Theory]
    [InlineData("", "", "2.0", "two")]
    [InlineData("2.5", "", "2.5", "two")]
    [InlineData("", "1.5", "1.5", "two")]
    public void Without_a_wish_the_usual_version_is_moved_into_the_range(string least, string most, string version, string branch)
    {
        var resolution = SampleScript.Resolve(Download, inputs: new() { ["version_min"] = least, ["version_max"] = most });

        resolution.ApplyUsualVersion().Should().Be(version);
        resolution.Env.Text("CM_BRANCH").Should().Be(branch);
    }

    private const string Chair =
        """
        deps:
        - { tags: "get,saw", names: [ saw ] }
        - { tags: "get,plane", names: plane }
        posthook_deps:
        - { tags: "get,glue", names: [ glue ] }
        variations:
          fine:
            add_deps:
              saw: { tags: _sharp }
              varnish: { tags: _thin }
        """;

    [Fact]
    public void Inputs_can_change_dependencies_by_name()
    {
        var changes = SampleScript.Map("adr: { tool: { tags: _quiet }, unknown: { tags: _x } }");

        SampleScript.Tags(SampleScript.Resolve(Download, inputs: changes).Dependencies.Deps).Should().Be("get,tool,_quiet");
    }

    [Fact]
    public void A_change_for_a_direct_dependency_that_is_not_there_is_an_error()
    {
        var resolve = () => SampleScript.Resolve(Download, inputs: SampleScript.Map("ad: { tol: { tags: _quiet } }"));

        var error = resolve.Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be("DependencyNameUnknown");
        error.Hint.Should().Contain("'tool'");
        error.Location.Should().BeNull("the change stands in no meta file of the script");
    }

    [Theory]
    [InlineData("saw: {}, tol: {}", "has no dependency with the name 'tol'")]
    [InlineData("saw: {}, glue: {}", "'glue' of the script 'sample,00000000000000ff' cannot be changed together")]
    public void Direct_changes_must_all_be_for_one_list_of_dependencies(string changes, string message)
    {
        var resolve = () => SampleScript.Resolve(Chair, inputs: SampleScript.Map($"ad: {{ {changes} }}"));

        resolve.Should().Throw<CmException>().Which.Error.Message.Should().Contain(message);
    }

    [Fact]
    public void A_change_that_no_dependency_answers_to_is_told_which_names_there_are()
    {
        var error = FluentActions.Invoking(() => SampleScript.Resolve(Chair, "fine")).Should().Throw<CmException>().Which.Error;

        error.Hint.Should().Be("Its dependencies have the names saw, plane, glue.");
        error.Location!.Line.Should().Be(10);
    }

    [Fact]
    public void Meta_can_depend_on_variables()
    {
        const string Yaml =
            """
            variations:
              v:
                env: { CM_DEVICE: gpu }
                update_meta_if_env:
                - enable_if_env: { CM_DEVICE: [ gpu ] }
                  env: { CM_BACKEND: fast }
                - enable_if_env: { CM_DEVICE: [ cpu ] }
                  env: { CM_BACKEND: portable }
            """;

        SampleScript.Resolve(Yaml, "v").Env.Text("CM_BACKEND").Should().Be("fast");
    }

    [Fact]
    public void Constants_of_a_variation_override_everything() =>
        SampleScript.Resolve("variations: { v: { env: { CM_A: env }, const: { CM_A: const } } }", "v").Env.Text("CM_A").Should().Be("const");

    [Fact]
    public void Needed_disk_space_and_warnings_are_told()
    {
        const string Yaml = "warnings: [ Beware. ]\nvariations: { a: { required_disk_space: 100, warning: Slow. }, b: { required_disk_space: 20 } }";

        SampleScript.Resolve(Yaml, "a,b").Warnings.Should().Equal("Beware.", "Slow.", "Required disk space: 120 MB");
    }
}
