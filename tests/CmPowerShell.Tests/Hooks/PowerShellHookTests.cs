using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Hooks;

public sealed class PowerShellHookTests : IDisposable, IEventSink
{
    private readonly ScratchFolder _scratch = new("a hook's folder [1]");
    private readonly List<string> _output = [];
    private readonly PowerShellHookRunner _runner = new();

    public void Dispose() => _scratch.Dispose();

    void IEventSink.Publish(EngineEvent engineEvent)
    {
        lock (_output)
        {
            _output.Add(engineEvent is OutputReceived output ? (output.IsError ? "! " : "") + output.Text : engineEvent.ToString());
        }
    }

    [Fact]
    public void A_function_changes_env_and_state_in_place_and_returns_a_map()
    {
        var outcome = Call("function preprocess($i) { $i.env.NEW = 'x y'; $i.env['+PATH'] = @('/a') + $i.env['+PATH']; $i.state.deep.list.Add(3); @{ return = 0; skip = $true } }");

        outcome.Result.Text("return").Should().Be("0");
        outcome.Result.Flag("skip").Should().BeTrue();
        outcome.Live["env"].Text("NEW").Should().Be("x y");
        outcome.Live["env"].List("+PATH").Texts().Should().Equal("/a", "/b");
        outcome.Live["state"].Map("deep").List("list").Texts().Should().Equal("1", "2", "3");
    }

    [Fact]
    public void What_it_leaves_alone_stays_the_callers_own_object()
    {
        var input = Input();

        var outcome = Call("function preprocess($i) { $i.env.NEW = 1 }", input);

        outcome.Live["state"].Should().BeSameAs(input.Map("state"));
        outcome.Live["env"].Find("TEMPLATE").Should().BeSameAs(input.Map("env").Find("TEMPLATE"));
    }

    [Fact]
    public void A_map_in_two_places_is_one_object() =>
        Call("function preprocess($i) { $i.run_script_input.env.NEW = 'seen' }").Live["env"].Text("NEW").Should().Be("seen");

    [Fact]
    public void Keys_are_read_without_regard_to_case_unless_that_is_all_they_differ_in()
    {
        var input = Input();
        input.Map("state")["http_proxy"] = "lower";
        input.Map("state")["HTTP_PROXY"] = "upper";

        Call("function preprocess($i) { $i.env.FOUND = $i.env.template; $i.env.BOTH = $i.state['http_proxy'] + $i.state['HTTP_PROXY'] }", input)
            .Live["env"].Text("BOTH").Should().Be("lowerupper");
    }

    [Fact]
    public void All_that_it_writes_is_output_and_only_the_last_dictionary_is_the_result()
    {
        var outcome = Call("""
            'while loading'
            function preprocess($i) {
                'first'; 2
                $host.UI.Write('in '); $host.UI.WriteLine('one line')
                [Console]::Out.Flush()
                @{ return = 0 }
            }
            """);

        _output.Should().Equal("while loading", "first", "in one line", "2");
        outcome.Result.Keys.Should().Equal("return");
    }

    [Fact]
    public void It_stands_in_the_work_directory_and_nothing_stays_for_the_next_call()
    {
        var outcome = Call("function preprocess($i) { $i.env.WHERE = $pwd.ProviderPath; $i.env.LEFT = [string]$global:left; $global:left = 'x' }", times: 2);

        outcome.Live["env"].Text("WHERE").Should().Be(_scratch.Path);
        outcome.Live["env"].Text("LEFT").Should().BeEmpty();
        outcome.WorkDirectory.Should().BeEmpty();
    }

    [Fact]
    public void A_directory_that_it_changes_to_is_told()
    {
        Directory.CreateDirectory(_scratch.At("deeper"));

        Call("function preprocess($i) { $ExecutionContext.SessionState.Path.SetLocation('deeper') }").WorkDirectory.Should().Be(_scratch.At("deeper"));
    }

    [Fact]
    public void What_it_throws_is_an_error_with_file_and_line()
    {
        var call = () => Call("function helper {\n    throw 'no such thing'\n}\nfunction preprocess($i) {\n    helper\n}");

        var error = call.Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be("HookFailed");
        error.Location.Should().Match<SourceLocation>(place => place.File.EndsWith("customize.ps1") && place.Line == 2);
        error.Message.Should().Contain("no such thing").And.NotContain("\n");
        error.Details.Should().Contain("helper").And.Contain("preprocess");
    }

    [Theory]
    [InlineData("function preprocess($i) { exit 3 }", "exit 3")]
    [InlineData("function preprocess($i) { $i.env.BAD = { 1 } }", "$i.env.BAD")]
    [InlineData("function preprocess($i) { $i.env = 5 }", "$i.env is not a dictionary")]
    [InlineData("function preprocess($i) { Get-NoSuchThing; @{ return = 0 } }", "Get-NoSuchThing")]
    [InlineData("function preprocess($i) {", "cannot be loaded")]
    public void A_hook_that_goes_wrong_fails_and_says_why(string text, string why)
    {
        var call = () => Call(text);

        call.Should().Throw<CmException>().Which.Error.Should().Match<CmError>(error => error.Id == "HookFailed" && error.Message.Contains(why));
    }

    [Fact]
    public void Errors_that_it_wants_to_survive_are_shown()
    {
        Call("function preprocess($i) { $ErrorActionPreference = 'Continue'; Get-NoSuchThing; @{ return = 0 } }").Result.Text("return").Should().Be("0");

        _output.Should().Contain(line => line.StartsWith("! ") && line.Contains("Get-NoSuchThing"));
    }

    [Fact]
    public void It_is_known_which_functions_a_file_has()
    {
        var file = _scratch.Write("customize.ps1", "function PreProcess($i) { function postprocess {} }");

        _runner.Defines(file, "preprocess", Operation.Silent).Should().BeTrue();
        _runner.Defines(file, "detect_version", Operation.Silent).Should().BeFalse();
    }

    [Fact]
    public void A_pipe_in_the_place_of_the_file_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Makes a pipe of Unix.");
        var file = Path.Combine(_scratch.Path, "customize.ps1");
        using var make = Process.Start("mkfifo", [file]);
        make.WaitForExit();

        var defines = () => _runner.Defines(file, "preprocess", Operation.Silent);

        defines.Should().Throw<CmException>().Which.Error.Id.Should().Be("FileNotRegular");
    }

    [Fact]
    public void Cancelling_ends_a_hook_that_does_not_end()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        var call = () => Call("function preprocess($i) { while ($true) { } }", cancel: cancel);

        call.Should().Throw<OperationCanceledException>();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    private static MetaMap Input()
    {
        var env = new MetaMap { ["TEMPLATE"] = new MetaText("${HOME}") { IsTemplate = true }, ["+PATH"] = MetaList.OfTexts(["/b"]) };
        return new MetaMap
        {
            ["env"] = env,
            ["state"] = new MetaMap { ["deep"] = new MetaMap { ["list"] = new MetaList([1, 2]) } },
            ["run_script_input"] = new MetaMap { ["env"] = env },
            ["automation"] = "script",
        };
    }

    private HookOutcome Call(string text, MetaMap? input = null, int times = 1, CancellationTokenSource? cancel = null)
    {
        var file = _scratch.Write("customize.ps1", text);
        var call = new HookCall("preprocess", _scratch.Path, input ?? Input(), ["env", "state"], null!);
        var operation = new Operation(this, NoInteraction.Instance, cancel?.Token ?? TestContext.Current.CancellationToken);
        HookOutcome? outcome = null;
        for (var time = 0; time < times; time++)
        {
            outcome = _runner.Call(file, call, operation);
        }

        return outcome!;
    }
}
