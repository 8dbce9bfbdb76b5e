using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

[Collection(ChangesEnvironment.Name)]
public sealed class FailingHooksTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void An_exception_tells_its_text_its_place_and_its_traceback()
    {
        var error = _scene.Failure("x = 1\nraise ValueError('two\\nlines')");

        error.Id.Should().Be("HookFailed");
        error.Category.Should().Be(CmErrorCategory.ScriptFailed);
        error.Message.Should().Be("The hook 'preprocess' of 'example' failed: ValueError: two lines.");
        error.Location.Should().Be(new SourceLocation(Path.Combine(_scene.Folder, "example", "customize.py"), 4));
        error.Details.Should().StartWith("Traceback").And.Contain("raise ValueError('two\\nlines')").And.NotContain("cm_hooks");
    }

    [Fact]
    public void The_place_is_inside_the_hook_even_when_a_library_raises()
    {
        var error = _scene.Failure("import json\njson.loads('{')");

        error.Location!.Line.Should().Be(4);
        error.Message.Should().Contain("JSONDecodeError");
    }

    [Fact]
    public void A_missing_key_says_which() => _scene.Failure("i['nothing']").Message.Should().Contain("the key 'nothing' is missing");

    [Fact]
    public void A_syntax_error_tells_line_and_column()
    {
        var hooks = _scene.Script("broken", "def preprocess(i):\n    return {'return': 0\n");

        var error = HookScene.FailureOf(() => hooks.Defines("preprocess", _scene.Operation));

        error.Id.Should().Be("HookFailed");
        error.Location!.File.Should().Be(hooks.File);
        error.Location.Line.Should().Be(2);
        error.Location.Column.Should().BePositive();
    }

    [Fact]
    public void A_missing_import_names_the_hook_the_import_and_the_command_that_would_install_it()
    {
        var error = _scene.Failure("import sklearn_that_is_not_there.metrics");

        error.Id.Should().Be("HookImportMissing");
        error.Category.Should().Be(CmErrorCategory.NotInstalled);
        error.Message.Should().Contain("'preprocess' of 'example' imports the Python module 'sklearn_that_is_not_there'");
        error.Hint.Should().Contain("-m pip install sklearn_that_is_not_there");
    }

    [Theory]
    [InlineData("import os, signal\nos.kill(os.getpid(), 9)", "SIGKILL")]
    [InlineData("os._exit(7)", "exit code 7")]
    [InlineData("import sys\nsys.exit(3)", "sys.exit(3)")]
    [InlineData("exit()", "sys.exit()")]
    public void A_hook_that_ends_its_process_is_an_error_and_the_next_hook_works_again(string body, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && how.StartsWith("SIG", StringComparison.Ordinal), "There are no signals on Windows.");
        using var run = _scene.Session.BeginRun();
        var error = _scene.Failure("print('before', flush=True)\n" + body);

        error.Id.Should().Be("HookProcessDied");
        error.Message.Should().Contain(how);
        _scene.Printed.Should().Contain("before");
        _scene.Run("return {'return': 0, 'text': 'alive'}", name: "next").Result.Text("text").Should().Be("alive");
    }

    [Fact]
    public void A_process_that_was_ended_from_outside_is_replaced()
    {
        using var scene = new HookScene(new HookSettings());
        using var run = scene.Session.BeginRun();
        const string Pid = "return {'return': 0, 'pid': os.getpid()}";
        var pid = int.Parse(scene.Run(Pid).Result.Text("pid"), CultureInfo.InvariantCulture);
        Process.GetProcessById(pid).Kill();
        IsGone(pid).Should().BeTrue();

        scene.Run(Pid).Result.Text("pid").Should().NotBe(pid.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_hook_that_closes_the_connection_is_an_error()
    {
        _scene.Failure("os.closerange(3, 64)").Id.Should().Be("HookProcessDied");
        _scene.Run("pass", name: "next").Result.Should().BeEmpty();
    }

    [Fact]
    public void What_a_start_up_file_of_Python_prints_does_no_harm()
    {
        _scene.Write("startup/sitecustomize.py", "print('hello from a start-up file')\n");
        Environment.SetEnvironmentVariable("PYTHONPATH", Path.Combine(_scene.Folder, "startup"));
        try
        {
            using var scene = new HookScene(new HookSettings());
            scene.Run("import sys\nassert 'sitecustomize' in sys.modules").Result.Should().BeEmpty();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PYTHONPATH", null);
        }
    }

    [Fact]
    public void A_hook_that_dies_inside_a_hook_ends_both()
    {
        var inner = _scene.Script("inner", HookScene.Preprocess("os._exit(1)"));
        _scene.OnAccess = (_, _) => _scene.Call(inner).Result;

        _scene.Failure("import cmind\ncmind.access({'action': 'x'})").Id.Should().Be("HookProcessDied");
        _scene.Run("pass", name: "next").Result.Should().BeEmpty();
    }

    [Fact]
    public void A_cancelled_hook_is_ended_with_all_that_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        var pids = Path.Combine(_scene.WorkDirectory, "pids");
        _scene.Run("pass");
        _scene.CancelAfter(TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();

        FluentActions.Invoking(() => _scene.Run(
            "import subprocess\np = subprocess.Popen(['sleep', '60'])\nopen('pids', 'w').write('%d %d' % (os.getpid(), p.pid))\np.wait()", name: "long"))
            .Should().Throw<OperationCanceledException>();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        foreach (var pid in File.ReadAllText(pids).Split(' ').Select(int.Parse))
        {
            IsGone(pid).Should().BeTrue();
        }

        _scene.NeverCancel();
        _scene.Run("return {'return': 0, 'text': 'alive'}", name: "next").Result.Text("text").Should().Be("alive");
    }

    [Fact]
    public void An_operation_that_is_cancelled_already_starts_nothing()
    {
        _scene.CancelAfter(TimeSpan.Zero);

        FluentActions.Invoking(() => _scene.Run("open('ran', 'w')")).Should().Throw<OperationCanceledException>();
        File.Exists(Path.Combine(_scene.WorkDirectory, "ran")).Should().BeFalse();
    }

    [Fact]
    public void Without_Python_the_error_names_the_script_and_what_to_do()
    {
        using var scene = new HookScene(new HookSettings { Python = Path.Combine(_scene.Folder, "no-python") });

        var error = scene.Failure("pass");

        error.Id.Should().Be("PythonNotFound");
        error.Category.Should().Be(CmErrorCategory.NotInstalled);
        error.Message.Should().Contain("'example'").And.Contain("no-python' does not exist").And.NotContain("trying to start");
        error.Hint.Should().Contain("CM_PYTHON");
    }

    [Fact]
    public void Without_Python_on_PATH_the_error_says_which_programs_were_looked_for()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", _scene.WorkDirectory);
        try
        {
            using var scene = new HookScene(new HookSettings());

            var error = scene.Failure("pass");

            error.Message.Should().Contain("no Python 3.8 or newer was found: 'python3' is in no folder of PATH; 'python' is in no folder of PATH");
            error.Hint.Should().Contain("Install Python").And.Contain("CM_PYTHON");
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Fact]
    public void A_Python_that_may_not_be_executed_is_told_as_such()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permission.");
        using var scene = new HookScene(new HookSettings { Python = _scene.Write("plain-file", "no program") });

        scene.Failure("pass").Message.Should().Contain("plain-file' may not be executed");
    }

    [Fact]
    public void A_Python_that_is_too_old_is_refused_with_its_version()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for an old Python is a shell script.");
        var old = _scene.Write(
            "old-python",
            "#!/bin/sh\nexec python3 -c 'import sys; sys.version_info = (3, 6, 9, \"final\", 0); sys.argv = sys.argv[1:]; __file__ = sys.argv[0]; exec(open(__file__).read())' \"$1\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var scene = new HookScene(new HookSettings { Python = old });

        scene.Failure("pass").Message.Should().Contain("is Python 3.6.9");
    }

    private static bool IsGone(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
