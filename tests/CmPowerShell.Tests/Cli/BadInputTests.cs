using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The message that a user reads when a request or a script is wrong: the problem, its place, and a suggestion.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _repository = new("bad");

    public BadInputTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");
        _repository.Write("cmr.yaml", "alias: team@bad\nuid: 7a1c5e0000000010\n");
        Script("tool", "cache: true\nvariations:\n  release: { group: kind }\n  debug: { group: kind }", ("run.sh", "echo ran\n"));
        Script("needs-missing", "cache: true\ndeps:\n- tags: between");
        Script("between", "deps:\n- tags: tol");
        Script("circle", "cache: true\ndeps:\n- tags: circle");
        Script("raises", "cache: true", ("customize.py", "def preprocess(i):\n    raise ValueError('boom')\n"));
        Script("kills", "cache: true", ("customize.py", "import os\ndef preprocess(i):\n    os.kill(os.getpid(), 9)\n"));
        Script("windows-only", "cache: true", ("run.bat", "echo hello\r\n"));
        _cm.Run("pull", "repo", "team@bad", "--url=" + _repository.Path, "--copy").ExitCode.Should().Be(0);
    }

    public void Dispose()
    {
        _cm.Dispose();
        _repository.Dispose();
    }

    [Theory]
    [InlineData("tool,_relaese", 16, @"CM error: The script 'tool,\w+' has no variation '_relaese'!\n  Did you mean '_release'\?")]
    [InlineData("tool,_release,_debug", 1, @"CM error: Two variations of one group .*'_release' and '_debug' are all of the group 'kind' .*!\n  Select one of them")]
    [InlineData("needs-missing", 1, @"CM error: No script was found for the tags 'tol'. It is needed by between,\w+ \(.*between/_cm\.yaml:7:3\), which is needed by needs-missing,\w+ \(.*needs-missing/_cm\.yaml:8:3\)!\n.*'tool'")]
    [InlineData("circle", 1, @"CM error: The script 'circle,\w+' needs itself:\n  circle,\w+ \(.*circle/_cm\.yaml:8:3\)\n  circle,\w+!?\n")]
    [InlineData("raises", 1, @"CM error: The hook 'preprocess' of 'raises' failed: ValueError: boom. \(.*raises/customize\.py:2\)!\n")]
    [InlineData("kills", 1, @"CM error: The hook 'preprocess' of 'kills' ended its Python process \(SIGKILL\). \(.*kills/customize\.py\)!\n")]
    [InlineData("windows-only", 16, @"CM error: The script 'windows-only,\w+' has no native script for \w+; there is one for windows. \(.*\)!\n  Add 'run.sh'")]
    public void An_error_says_what_where_and_what_to_do_and_nothing_counts_as_cached(string tags, int exitCode, string errors)
    {
        var result = _cm.Run("run", "script", "--tags=" + tags, "--silent");

        result.ExitCode.Should().Be(exitCode);
        result.Errors.Should().MatchRegex(errors).And.NotContain("   at ").And.NotContain("Traceback");
        _cm.Run("find", "cache", "--tags=-tmp").Output.Should().BeEmpty();
        _cm.Run("run", "script", "--tags=tool", "--silent").ExitCode.Should().Be(0);
    }

    [Fact]
    public void The_traceback_of_a_hook_is_shown_to_whoever_wants_details() =>
        _cm.Run("run", "script", "--tags=raises", "--verbose").Errors.Should().Contain("Traceback").And.Contain("line 2, in preprocess");

    private void Script(string alias, string yaml, params (string Name, string Text)[] files)
    {
        var uid = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)))[..16];
        _repository.Write($"script/{alias}/_cm.yaml", $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n{yaml}\n");
        foreach (var (name, text) in files)
        {
            _repository.Write($"script/{alias}/{name}", text);
        }
    }
}
