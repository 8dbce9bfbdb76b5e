using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>What runs share of a script, and what each has for itself.</summary>
public sealed class ScriptModelTests
{
    [Fact]
    public void The_model_of_a_script_is_made_once()
    {
        var (script, models) = (SampleScript.Artifact(SampleScript.Map("tags: [ get ]")), new ScriptModels());

        models.Get(script).Should().BeSameAs(models.Get(script));
    }

    [Fact]
    public void Each_run_has_dependencies_of_its_own()
    {
        var script = SampleScript.Of("deps: [ { tags: get, env: { A: b } } ]");
        var (one, other) = (new DependencyLists(script), new DependencyLists(script));

        one.Deps[0].AddTags("_x");
        one.Deps[0].Env!["A"] = "c";

        other.Deps[0].Entry.Should().Equal(SampleScript.Map("{ tags: get, env: { A: b } }"));
        script.Deps[0].Tags.Should().Be("get");
    }

    [Fact]
    public void What_was_decided_stays_when_the_usual_version_is_taken()
    {
        var (before, values) = ScriptResolver.Resolve(
            SampleScript.Of("new_env_keys: [ A ]\ndefault_version: '2'\nversions: { '2': { new_env_keys: [ B ] } }"), [], new ResolutionStart([], [], [], [], [], []));

        var (version, after) = ScriptResolver.ApplyUsualVersion(before, values);

        version.Should().Be("2");
        before.NewEnvKeys.Should().Equal("A");
        after.NewEnvKeys.Should().Equal("A", "B");
    }

    [Fact]
    public void A_filled_variation_leaves_the_dynamic_one_as_it_is()
    {
        var dynamic = SampleScript.Of("variations: { 'v.#': { env: { A: '#' } } }").Variations["v.#"];

        dynamic.Fill("7").Env.ToMap().Text("A").Should().Be("7");
        dynamic.Env.ToMap().Text("A").Should().Be("#");
    }
}
