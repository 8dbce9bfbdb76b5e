using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Automations of repositories in the program.</summary>
public sealed class AutomationProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_new_automation_runs_at_once()
    {
        _cm.Run("add", "automation", "gadget").ExitCode.Should().Be(0);
        _cm.Run("add", "gadget", "first thing").ExitCode.Should().Be(0);

        var ran = _cm.Run("test", "gadget", "--key=it's $HOME");

        ran.ExitCode.Should().Be(0);
        ran.Output.Should().Contain("key = it's $HOME\n").And.EndWith("1 artifacts of gadget\n");
        _cm.Run("test", "gadget", "--out=json").Json["count"].ToString().Should().Be("1");
        _cm.Run("help", "gadget").Output.Should().Contain("Prints what it was called with");
    }

    [Fact]
    public void The_exit_code_is_that_of_the_action()
    {
        Write("def fail(self, i):\n        return {'return': 16, 'error': 'nothing there'}");

        var ran = _cm.Run("fail", "gadget");

        ran.ExitCode.Should().Be(16);
        ran.Errors.Should().StartWith("CM error: nothing there (");
    }

    [Fact]
    public void Verbose_shows_the_traceback()
    {
        Write("def fail(self, i):\n        raise ValueError('oh')");

        _cm.Run("fail", "gadget").Errors.Should().Contain("ValueError: oh").And.NotContain("Traceback");
        _cm.Run("fail", "gadget", "--verbose").Errors.Should().Contain("Traceback");
    }

    [Fact]
    public void Inputs_for_all_scripts_are_kept()
    {
        _cm.Run("set", "cfg", "--key.script.quiet=yes").Output.Should().Contain("\"quiet\": \"yes\"");
        _cm.Run("load", "cfg", "--out=json").Json["config"].ToString().Should().Be("{'script': {'quiet': 'yes'}}");
    }

    private void Write(string method)
    {
        _cm.Run("add", "automation", "gadget");
        File.WriteAllText(
            Path.Combine(_cm.Home, "repos", "local", "automation", "gadget", "module.py"),
            $"from cmind.automation import Automation\n\n\nclass CAutomation(Automation):\n    {method}\n");
    }
}
