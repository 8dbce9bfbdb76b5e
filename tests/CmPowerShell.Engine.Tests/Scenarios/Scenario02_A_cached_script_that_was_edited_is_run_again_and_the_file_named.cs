using AwesomeAssertions;
using CmPowerShell.Engine.Tests.Execution.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>Scenario 2: the run script, the hook or the meta of a cached script is edited; the next run is a miss, and the changed file is named as the reason.</summary>
public sealed class Scenario02_A_cached_script_that_was_edited_is_run_again_and_the_file_named : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";

    [Theory]
    [InlineData("run.sh", "echo CM_TOOL=2 > tmp-run-env.out\n")]
    [InlineData("helper.txt", "2")]
    [InlineData("_cm.yaml", null)]
    [InlineData("customize.ps1", "function preprocess { }\n")]
    public void The_edited_file_is_the_reason(string file, string? text)
    {
        Script("tool", Cached, Shell("echo CM_TOOL=1 > tmp-run-env.out"), ("helper.txt", "1"));
        var path = Path.Combine(Run("tool").Script.Path, file);
        Run("tool").FromCache.Should().BeTrue();
        var word = File.Exists(path) ? "changed" : "added";

        File.WriteAllText(path, text ?? File.ReadAllText(path) + "default_env: { CM_MORE: 1 }\n");

        Plan("tool").Nodes[0].CacheReason.Should().EndWith($"does not fit: {file} was {word}");
        if (word == "changed")
        {
            var again = Run("tool");
            again.FromCache.Should().BeFalse();
            again.CacheReason.Should().EndWith($"does not fit: {file} was changed");
            Run("tool").FromCache.Should().BeTrue();
        }
    }

    [Fact]
    public void The_edited_hook_runs()
    {
        Script("tool", Cached, Python("def preprocess(i):\n    i['env']['CM_TOOL'] = '1'\n    return {'return': 0}"));
        var first = Run("tool");

        File.WriteAllText(Path.Combine(first.Script.Path, "customize.py"), "def preprocess(i):\n    i['env']['CM_TOOL'] = '2'\n    return {'return': 0}\n");
        var second = Run("tool");

        second.NewEnv.Text("CM_TOOL").Should().Be("2");
        second.CacheReason.Should().EndWith("customize.py was changed");
    }

    [Fact]
    public void A_script_whose_dependency_was_edited_is_run_again()
    {
        Script("base", "cache: true\nnew_env_keys: [ CM_BASE ]", Shell("echo CM_BASE=1 > tmp-run-env.out"));
        Script("tool", Cached + "deps: [ { tags: base } ]", Shell("echo CM_TOOL=on $CM_BASE > tmp-run-env.out"));
        var first = Run("tool");

        File.WriteAllText(Path.Combine(first.Dependencies[0].Script.Path, "run.sh"), "echo CM_BASE=2 > tmp-run-env.out\n");
        var second = Run("tool");

        second.NewEnv.Text("CM_TOOL").Should().Be("on 2");
        second.CacheReason.Should().EndWith("its dependency 'base' (run.sh was changed)");
    }

    [Fact]
    public void What_only_tells_of_a_script_can_be_edited()
    {
        Script("tool", Cached, Shell("echo CM_TOOL=1 > tmp-run-env.out"));
        var first = Run("tool");

        File.WriteAllText(Path.Combine(first.Script.Path, "README.md"), "# Tool");

        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void The_rule_of_the_python_tools_does_not_look()
    {
        Script("tool", Cached, Shell("echo CM_TOOL=1 > tmp-run-env.out"));
        var first = Run("tool");
        File.WriteAllText(Path.Combine(first.Script.Path, "run.sh"), "echo CM_TOOL=2 > tmp-run-env.out\n");

        Run("tool", request => request with { Inputs = new() { ["cache_policy"] = "tags" } }).NewEnv.Text("CM_TOOL").Should().Be("1");
    }
}
