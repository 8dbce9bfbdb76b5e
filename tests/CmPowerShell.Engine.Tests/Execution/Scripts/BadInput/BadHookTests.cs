using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Hooks that misbehave: their own run fails, and the next hook works.</summary>
public sealed class BadHookTests : BadInputScene
{
    [Theory]
    [InlineData("raise ValueError('boom')", "HookFailed", "failed: ValueError: boom.", 3)]
    [InlineData("import sys; sys.exit(3)", "HookProcessDied", "ended the program: sys.exit(3).", 3)]
    [InlineData("os.kill(os.getpid(), 9)", "HookProcessDied", "ended its Python process (SIGKILL).", 0)]
    [InlineData("os._exit(7)", "HookProcessDied", "ended its Python process (exit code 7).", 0)]
    [InlineData("import none_such_module", "HookImportMissing", "imports the Python module 'none_such_module', which is not installed.", 3)]
    [InlineData("return 5", "HookFailed", "", 2)]
    public void A_hook_that_ends_badly_tells_where_and_the_next_hook_works(string line, string id, string message, int at)
    {
        Script("bad", "cache: true", Python($"import os\ndef preprocess(i):\n    {line}\n    return {{'return': 0}}"));
        Script("good", "cache: true\nnew_env_keys: [ CM_A ]", Python("def preprocess(i):\n    i['env']['CM_A'] = 'fine'\n    return {'return': 0}"));

        var error = Refused("bad");

        error.Id.Should().Be(id);
        error.Message.Should().StartWith("The hook 'preprocess' of 'bad'").And.EndWith(message);
        Path.GetFileName(error.Location!.File).Should().Be("customize.py");
        (at == 0 || error.Location.Line == at).Should().BeTrue($"the place is {error.Location}");
        error.Text.Should().Contain(error.Location.ToString());
        Run("good").NewEnv.Text("CM_A").Should().Be("fine");
    }

    [Fact]
    public void After_its_hook_is_mended_the_run_takes_up_what_the_failed_one_left()
    {
        Script("tool", "cache: true", Python("def preprocess(i):\n    raise ValueError('boom')"));
        Refused("tool");
        Script("tool", "cache: true", Python("def preprocess(i):\n    return {'return': 0}"));

        Run("tool").CacheEntry!.Tags.Should().NotContain(CacheStore.TemporaryTag);
        OnlyResultsAreLeft();
        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_traceback_stands_in_the_details_and_not_in_the_message()
    {
        Script("tool", "", Python("def deeper():\n    raise KeyError('x')\ndef preprocess(i):\n    deeper()"));

        var error = Refused("tool");

        error.Details.Should().StartWith("Traceback").And.Contain("in deeper").And.Contain("in preprocess");
        error.Text.Should().NotContain("Traceback");
    }

    [Fact]
    public void Megabytes_that_a_hook_prints_arrive_and_do_no_harm()
    {
        Script("loud", "cache: true", Python("def preprocess(i):\n    for n in range(40000):\n        print('%06d %s' % (n, 'x' * 93))\n    return {'return': 0}"));

        Run("loud").CacheEntry.Should().NotBeNull();

        var lines = Output.ToList();
        lines.Should().HaveCount(40000);
        lines[^1].Should().StartWith("039999 x");
        Run("loud").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_hook_that_changes_the_directory_moves_its_own_native_script_and_no_other_script()
    {
        Script("mover", "", Shell("pwd"), Python("import os\ndef preprocess(i):\n    os.makedirs('elsewhere')\n    os.chdir('elsewhere')\n    return {'return': 0}"));
        Script("user", "deps: [ { tags: mover } ]", Shell("pwd"), Python("import os\ndef preprocess(i):\n    print(os.getcwd())\n    return {'return': 0}"));

        Run("user");

        Output.Select(Path.GetFileName).Should().Equal("elsewhere", "work", "work");
    }

    [Fact]
    public void A_hook_that_dies_inside_the_run_of_another_hook_ends_that_run_with_its_own_name()
    {
        Script("inner", "", Python("import os\ndef preprocess(i):\n    os._exit(1)"));
        Script("outer", "cache: true", Python("import cmind\ndef preprocess(i):\n    return cmind.access({'action': 'run', 'automation': 'script', 'tags': 'inner'})"));

        Refused("outer").Id.Should().Be("HookProcessDied");
        Script("inner", "", Python("def preprocess(i):\n    return {'return': 0}"));
        Run("outer").CacheEntry.Should().NotBeNull();
    }
}
