using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class NativeScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm test's ").FullName;
    private readonly RecordingSink _events = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Output_arrives_line_by_line_and_the_exit_code_is_the_true_one()
    {
        Run("echo out; echo err >&2; exit 137").Should().Be(137);

        _events.Of<OutputReceived>().Should().Contain(new OutputReceived("out", false)).And.Contain(new OutputReceived("err", true));
    }

    [Fact]
    public void The_temporary_script_repeats_the_run_by_hand()
    {
        Run("printf '%s' \"$VALUE\" > by-process", new() { ["VALUE"] = "it's $HOME" }).Should().Be(0);
        File.Move(Path.Combine(_folder, "by-process"), Path.Combine(_folder, "first"));

        ChildProcess.Run(OperatingSystem.IsWindows() ? new ChildProcessStart("cmd.exe", ["/d", "/c", "tmp-run.bat"], _folder, []) : new ChildProcessStart("bash", ["tmp-run.sh"], _folder, []), Silent(), 0).ExitCode.Should().Be(0);

        Read("by-process").Should().Be(Read("first")).And.Be("it's $HOME");
    }

    [Fact]
    public void Any_value_arrives_byte_for_byte()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A batch file cannot print a text with line breaks and quotes as it is; the tests of the program for Windows read such values in PowerShell.");
        Gen.String[Gen.Char["aZ0 \t\n'\"`$\\%&|<>(){}[]*?!#~;=^é€"], 0, 40].Sample(
            value =>
            {
                Run("printf '%s' \"$VALUE\" > value", new() { ["VALUE"] = value });
                return Read("value") == value;
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void A_name_that_no_shell_can_export_still_reaches_the_process()
    {
        Run("env -0 > all", new() { ["A.B-C"] = "x" }).Should().Be(0);

        Read("all").Split('\0').Should().Contain("A.B-C=x");
    }

    [Fact]
    public async Task Cancelling_ends_the_whole_process_tree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script starts a program in the background; the end of a tree is tested with the program for Windows.");
        using var cancellation = new CancellationTokenSource();
        var operation = new Operation(_events, NoInteraction.Instance, cancellation.Token);
        var run = Task.Run(() => Run("sleep 300 & echo $! > child; wait", operation: operation), TestContext.Current.CancellationToken);
        await Until(() => File.Exists(Path.Combine(_folder, "child")) && Read("child").Length > 0);

        await cancellation.CancelAsync();

        await run.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        await Until(() => !Directory.Exists("/proc/" + Read("child").Trim()));
    }

    [Fact]
    public void A_shell_that_is_not_there_is_a_clear_error()
    {
        var call = () => ChildProcess.Run(new ChildProcessStart("no-such-shell", [], _folder, []), Silent(), 0);

        call.Should().Throw<CmException>().Which.Error.Id.Should().Be("ProgramNotStarted");
    }

    [Fact]
    public async Task A_script_that_hears_of_an_interrupt_first_was_cancelled_and_did_not_fail()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        using var cancellation = new CancellationTokenSource();
        var operation = new Operation(_events, NoInteraction.Instance, cancellation.Token);
        var run = Task.Run(() => Run("touch child; kill -INT $$; sleep 5", operation: operation), TestContext.Current.CancellationToken);
        await Until(() => File.Exists(Path.Combine(_folder, "child")));
        await Task.Delay(100, TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();

        await run.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_script_that_ends_itself_as_an_interrupt_does_has_failed() => Run("kill -INT $$; sleep 5").Should().Be(130);

    private int Run(string body, MetaMap? env = null, Operation? operation = null)
    {
        foreach (var (name, text) in MachineFiles.Of([("run.sh", body + "\n")]))
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
        }

        var script = Path.Combine(_folder, OperatingSystem.IsWindows() ? "run.bat" : "run.sh");
        var call = new NativeScriptCall(script, _folder, env ?? []) { Run = RunIdentity.Begin(null) };
        return new NativeScript(HostInfo.Current).Run(call, operation ?? Silent()).ExitCode;
    }

    private Operation Silent() => new(_events, NoInteraction.Instance, TestContext.Current.CancellationToken);

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        condition().Should().BeTrue();
    }
}
