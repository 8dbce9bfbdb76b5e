using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>Errors in a <c>module.py</c> are reported with their place, and affect nothing else.</summary>
public sealed class FailingAutomationTests : IDisposable
{
    private readonly AutomationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("raise ValueError('two\\nlines')", "AutomationFailed", "The action 'act' of the automation 'tool' failed: ValueError: two lines.", 10)]
    [InlineData("return [1]", "AutomationFailed", "The action 'act' of the automation 'tool': act() returned a list where a dictionary is expected.", 9)]
    [InlineData("return {'return': 0, 'x': object()}", "AutomationFailed", "The action 'act' of the automation 'tool' set a value of an unsupported type: the result['x'] is of type object.", 0)]
    [InlineData("import sys; sys.exit(3)", "AutomationProcessDied", "The action 'act' of the automation 'tool' ended the program: sys.exit(3).", 10)]
    [InlineData("import nowhere_to_be_found.at_all", "AutomationImportMissing", "The action 'act' of the automation 'tool' imports the Python module 'nowhere_to_be_found', which is not installed.", 10)]
    public void A_failure_names_the_action_and_the_line(string body, string id, string message, int line)
    {
        _scene.Automation("tool", $"def act(self, i):\n    {body}");

        var error = _scene.Cm("act tool").Error!;

        error.Id.Should().Be(id);
        error.Message.Should().Be(message);
        error.Location!.File.Should().Be(_scene.FileOf("tool"));
        error.Location.Line.Should().Be(line);
    }

    [Fact]
    public void An_exception_keeps_its_traceback()
    {
        _scene.Automation("tool", "def act(self, i):\n    return self.deeper()\n\ndef deeper(self):\n    return {}['key']");

        var error = _scene.Cm("act tool").Error!;

        error.Message.Should().Contain("the key 'key' is missing");
        error.Details.Should().StartWith("Traceback").And.Contain("in deeper").And.NotContain("cm_hooks");
    }

    [Fact]
    public void A_missing_import_says_what_would_install_it_and_installs_nothing()
    {
        _scene.Module("tool", "import yaml_that_nobody_has\n\n\nclass CAutomation:\n    def act(self, i):\n        return {}\n");

        var error = _scene.Cm("act tool").Error!;

        error.Id.Should().Be("AutomationImportMissing");
        error.Hint.Should().Contain("-m pip install yaml_that_nobody_has");
    }

    [Theory]
    [InlineData("class CAutomation(Other:\n    def act(self, i): pass\n", "is not valid Python")]
    [InlineData("class Other:\n    def act(self, i): pass\n", "is not an automation: it has no class CAutomation")]
    [InlineData("class CAutomation(missing.Base):\n    def act(self, i): pass\n", "NameError")]
    public void A_module_that_cannot_be_loaded_says_why(string text, string why)
    {
        _scene.Module("tool", text);

        var error = _scene.Cm("act tool").Error!;

        error.Id.Should().Be("AutomationFailed");
        error.Message.Should().Contain(why);
    }

    [Fact]
    public void A_module_for_later_tools_is_refused()
    {
        _scene.Automation("tool", "def act(self, i):\n    return {'return': 0}", "min_cm_version: '99.1'");

        _scene.Cm("act tool").Error!.Message.Should().Contain("99.1");
    }

    [Theory]
    [InlineData("import os; os._exit(7)", "exit code 7")]
    [InlineData("import os; os.kill(os.getpid(), 9)", "SIGKILL")]
    public void An_action_that_ends_its_process_is_an_error_and_the_next_one_works(string body, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && how.StartsWith("SIG", StringComparison.Ordinal), "There are no signals on Windows.");
        _scene.Automation("tool", $"def act(self, i):\n    {body}\n\ndef live(self, i):\n    return {{'return': 0}}");

        var error = _scene.Cm("act tool").Error!;

        error.Id.Should().Be("AutomationProcessDied");
        error.Message.Should().Contain(how);
        _scene.Cm("live tool").Error.Should().BeNull();
    }

    [Fact]
    public void Megabytes_of_output_arrive_whole_and_before_the_result()
    {
        _scene.Automation("tool", "def act(self, i):\n    for n in range(60000): print('line', n, 'x' * 60)\n    return {'return': 0, 'done': True}");

        _scene.Cm("act tool").Result.Flag("done").Should().BeTrue();

        _scene.Scratch.Output().Should().HaveCount(60000).And.EndWith("line 59999 " + new string('x', 60));
    }

    [Fact]
    public void An_action_may_run_scripts_whose_hooks_call_the_automation_again()
    {
        _scene.Automation("tool", """
            def act(self, i):
                if i.get('deep'): return {'return': 0, 'sum': 1}
                answer = self.cmind.access({'action': 'run', 'automation': 'script', 'tags': 'inner', 'quiet': True})
                if answer['return'] > 0: return answer
                return {'return': 0, 'sum': 1 + int(answer['new_env']['CM_SUM'])}
            """);
        _scene.Scratch.Artifact(WellKnownNames.Script, "inner", "tags: [inner]\nnew_env_keys: ['CM_SUM']\n", ("customize.py", """
            def preprocess(i):
                answer = i['automation'].cmind.access({'action': 'act', 'automation': 'tool', 'deep': True})
                i['env']['CM_SUM'] = str(10 + answer['sum'])
                return {'return': 0}

            """));

        var outcome = _scene.Cm("act tool");

        outcome.Error.Should().BeNull();
        outcome.Result.Text("sum").Should().Be("12");
    }

    [Fact]
    public void Cancelling_ends_the_action_and_what_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is one of Unix.");
        var file = Path.Combine(_scene.Scratch.WorkDirectory, "pid");
        _scene.Automation("tool", $"def act(self, i):\n    import subprocess\n    child = subprocess.Popen(['sleep', '600'])\n    open('pid.tmp', 'w').write(str(child.pid))\n    import os; os.rename('pid.tmp', 'pid')\n    print('started')\n    child.wait()");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        FluentActions.Invoking(() => _scene.Cm("act tool", cancellation.Token, new CancelsWhenStarted(cancellation))).Should().Throw<OperationCanceledException>();

        IsGone(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)).Should().BeTrue();
    }

    [Fact]
    public void What_needs_no_Python_starts_none()
    {
        _scene.Engine.Configuration.Set(CmPowerShell.Engine.Settings.SettingTable.Python, "/no/such/python", ofHome: true);
        _scene.Automation("tool", "def act(self, i):\n    '''Acts.'''\n    return {'return': 0}");

        _scene.Cm("find tool").Error.Should().BeNull();
        _scene.Cm("help tool").Result.Text("help").Should().Contain("Acts.");
        _scene.Cm("act tool --help").Result.Text("help").Should().Contain("Acts.");
        _scene.Cm("act tool").Error!.Should().Match<CmError>(error => error.Id == "PythonNotFound" && error.Message.StartsWith("The automation 'tool' is written in Python"));
    }

    private sealed class CancelsWhenStarted(CancellationTokenSource cancellation) : IEventSink
    {
        public void Publish(EngineEvent engineEvent)
        {
            if (engineEvent is OutputReceived { Text: "started" })
            {
                cancellation.Cancel();
            }
        }
    }

    private static bool IsGone(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.WaitForExit(10_000);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
