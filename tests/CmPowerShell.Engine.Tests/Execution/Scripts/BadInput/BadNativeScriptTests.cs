using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Native scripts that fail or are not there, and values that are hard to hand to them.</summary>
public sealed class BadNativeScriptTests : BadInputScene
{
    [Fact]
    public void A_native_script_for_other_platforms_only_says_for_which_and_runs_no_dependency()
    {
        Script("lib", "", Shell("echo ran"));
        Script("tool", "cache: true\ndeps: [ { tags: lib } ]", ("run.bat", "echo hello\r\n"));

        var error = Refused("tool");

        (error.Id, error.Code).Should().Be(("NativeScriptForOtherPlatform", ReturnCode.NotFound));
        error.Message.Should().MatchRegex(@"^The script 'tool,\w+' has no native script for (linux|macos); there is one for windows\.$");
        error.Hint.Should().Contain("'run.sh'");
        Output.Should().BeEmpty();
        Entries.Should().BeEmpty();
    }

    [Fact]
    public void A_script_whose_hook_does_the_work_needs_no_native_script_here()
    {
        Script("tool", "new_env_keys: [ CM_A ]", ("run.bat", "echo hello\r\n"), Python("def preprocess(i):\n    i['env']['CM_A'] = 'a'\n    return {'return': 0}"));

        Run("tool").NewEnv.Text("CM_A").Should().Be("a");

        Scratch.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("NativeScriptForOtherPlatform");
    }

    [Fact]
    public void A_native_script_that_the_meta_names_and_that_is_not_there_says_where_it_is()
    {
        Script("tool", "cache: true\nscript_name: build", ("build.bat", "echo hello\r\n"), Shell("echo usual"));

        var error = Refused("tool");

        error.Code.Should().Be(ReturnCode.NotFound);
        error.Text.Should().Contain("windows");
        Output.Should().BeEmpty();
    }

    [Fact]
    public void A_failed_native_script_is_named_with_its_file_and_exit_code()
    {
        Script("tool", "cache: true", Shell("exit 37"));

        var error = Refused("tool");

        (error.Id, error.Code, error.NativeExitCode).Should().Be(("NativeScriptFailed", ReturnCode.NativeScriptFailed, 37));
        error.Message.Should().MatchRegex(@"^The script 'tool,\w+' failed: run\.sh ended with exit code 37\.$");
        error.Location!.File.Should().EndWith("run.sh");
        Script("tool", "cache: true", Shell("exit 0"));
        Run("tool").FromCache.Should().BeFalse();
        OnlyResultsAreLeft();
    }

    [Fact]
    public void A_value_with_line_breaks_arrives_whole_is_kept_and_comes_back_from_the_cache()
    {
        const string Value = "first\nsecond line\n\n  'quoted' \"$HOME\" `id`\n";
        Script(
            "tool",
            "cache: true\nnew_env_keys: [ CM_GIVEN ]",
            Shell("printf %s \"$CM_GIVEN\" > \"$CM_TMP_CURRENT_SCRIPT_PATH/arrived\""),
            Python("def preprocess(i):\n    assert i['env']['CM_GIVEN'].count('\\n') == 4\n    return {'return': 0}"));

        var first = Run("tool", request => request with { Env = new MetaMap { ["CM_GIVEN"] = Value } });

        File.ReadAllText(Path.Combine(first.Script.Path, "arrived")).Should().Be(Value);
        first.NewEnv.Text("CM_GIVEN").Should().Be(Value);
        var second = Run("tool", request => request with { Env = new MetaMap { ["CM_GIVEN"] = Value } });
        (second.FromCache, second.NewEnv.Text("CM_GIVEN")).Should().Be((true, Value));
        OnlyResultsAreLeft();
    }
}
