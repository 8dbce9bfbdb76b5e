using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The variable <c>CM_SCRIPT_EXTRA_CMD</c>: flags that a user adds to every script of a run.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class ExtraInputTests : ScriptScene
{
    private const string Variable = "CM_SCRIPT_EXTRA_CMD";

    [Fact]
    public void Its_flags_count_for_each_script_of_a_run_and_over_those_of_the_command()
    {
        Script("inner", "new_env_keys: [ CM_INNER, CM_SHARED ]\ninput_mapping: { depth: CM_INNER }");
        Script("tool", "deps: [ { tags: inner, names: [ inner ] } ]\ninput_mapping: { depth: CM_TOOL }\nnew_env_keys: [ CM_TOOL, CM_INNER, CM_SHARED ]");

        var result = With("--depth=7 --env.CM_SHARED='a b' --tags=other", () =>
            Run("tool", request => request with { ChecksInputs = true, Inputs = new MetaMap { ["depth"] = "1" } }));

        result.NewEnv.Should().Equal(new MetaMap { ["CM_TOOL"] = "7", ["CM_INNER"] = "7", ["CM_SHARED"] = "a b" });
    }

    [Fact]
    public void It_changes_dependencies_by_their_names()
    {
        Script("leaf", "new_env_keys: [ CM_VERSION ]");
        Script("middle", "deps: [ { tags: leaf, names: [ leaf ] } ]\nnew_env_keys: [ CM_VERSION ]\nlocal_env_keys: [ NOTHING ]");
        Script("tool", "deps: [ { tags: middle } ]\nnew_env_keys: [ CM_VERSION ]");

        var result = With("--adr.leaf.version=3.11", () => Run("tool"));

        result.Dependencies[0].Dependencies[0].Version.Should().Be("3.11");
    }

    [Fact]
    public void Flags_that_cannot_be_read_are_a_mistake()
    {
        Script("tool", "");

        With("--=x", () => Failure("tool")).Id.Should().Be("InvalidFlag");
    }

    private static T With<T>(string flags, Func<T> work)
    {
        Environment.SetEnvironmentVariable(Variable, flags);
        try
        {
            return work();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
