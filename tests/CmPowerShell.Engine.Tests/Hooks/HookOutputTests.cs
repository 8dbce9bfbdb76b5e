using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class HookOutputTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void What_a_hook_and_its_programs_print_comes_in_order_and_before_the_result()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        _scene.Run(
            """
            import subprocess, sys
            print('one ä')
            os.system('echo two')
            sys.stderr.write('three\n')
            subprocess.run(['sh', '-c', 'echo four >&2; echo five'])
            print('six', end='')
            """);

        _scene.Printed.Should().Equal("one ä", "two", "three", "four", "five", "six");
    }

    [Fact]
    public void Output_comes_while_the_hook_still_runs()
    {
        var seenInside = 0;
        _scene.OnAccess = (_, _) =>
        {
            seenInside = _scene.Printed.Count();
            return new MetaMap { ["return"] = 0 };
        };

        _scene.Run("import cmind\nprint('a')\nprint('b', end='')\ncmind.access({'action': 'x'})\nprint('c')");

        seenInside.Should().Be(2);
        _scene.Printed.Should().Equal("a", "b", "c");
    }

    [Fact]
    public void Megabytes_of_output_arrive_complete()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        _scene.Run("for n in range(40000): print('line', n, 'x' * 90)\nprint('y' * 3000000)\nos.system('head -c 1000000 /dev/zero | tr \"\\\\0\" z')");

        var lines = _scene.Printed.ToList();
        lines.Take(40000).Should().OnlyContain(line => line.StartsWith("line ", StringComparison.Ordinal));
        lines.Skip(40000).Sum(line => line.Count(c => c == 'y')).Should().Be(3_000_000);
        lines.Sum(line => line.Count(c => c == 'z')).Should().Be(1_000_000);
    }

    [Fact]
    public void A_progress_bar_is_told_as_what_remains_of_it()
    {
        _scene.Run("import sys\nfor n in (5, 50, 100): sys.stdout.write('\\rdone %3d%%' % n)\nprint()");

        _scene.Printed.Should().Equal("done 100%");
    }

    [Theory]
    [InlineData("import sys, io\nsys.stdout = io.StringIO()\nprint('hidden')")]
    [InlineData("import sys\nsys.stdout.close()\nsys.stderr.close()")]
    [InlineData("os.close(1)\nos.close(2)")]
    [InlineData("import sys\nsys.stdout = None")]
    [InlineData("os.dup2(os.open(os.devnull, os.O_WRONLY), 1)")]
    public void A_hook_that_replaces_or_closes_its_streams_harms_no_other(string body)
    {
        using var run = _scene.Session.BeginRun();
        _scene.Run(body);
        _scene.Run("print('heard')\nos.system('echo too')", name: "next");

        _scene.Printed.Should().Equal("heard", "too");
    }

    [Fact]
    public void A_thread_that_a_hook_leaves_behind_disturbs_nothing()
    {
        using var scene = new HookScene(new HookSettings());
        using var folder = new ScratchFolder();
        using var run = scene.Session.BeginRun();
        scene.Run(
            $$"""
            import pathlib, threading, time, cmind
            over, called = pathlib.Path({{JsonMeta.Write(folder.At("over"))}}), pathlib.Path({{JsonMeta.Write(folder.At("called"))}})
            def later():
                while not over.exists():
                    time.sleep(0.01)
                print('from the thread')
                try:
                    cmind.access({'action': 'x'})
                finally:
                    called.touch()
            threading.Thread(target=later, name='later').start()
            """);
        folder.Write("over", "");
        SpinWait.SpinUntil(() => File.Exists(folder.At("called")), TimeSpan.FromSeconds(30)).Should().BeTrue();

        scene.Run("import threading\n[thread.join() for thread in threading.enumerate() if thread.name == 'later']\nreturn {'return': 0, 'text': 'fine'}", name: "next").Result.Text("text").Should().Be("fine");
        scene.Printed.Should().Contain("from the thread").And.Contain(line => line.Contains("no hook is running", StringComparison.Ordinal));
    }

    [Fact]
    public void A_forked_child_cannot_speak_for_its_parent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no fork on Windows.");

        _scene.Run("pid = os.fork()\nif pid: os.waitpid(pid, 0)\nreturn {'return': 0, 'who': 'parent' if pid else 'child'}")
            .Result.Text("who").Should().Be("parent");
        _scene.Run("pass", name: "next").Result.Should().BeEmpty();
    }

    [Fact]
    public void Printed_text_that_looks_like_a_message_is_text()
    {
        _scene.Run("os.write(1, b'\\x10\\0\\0\\0{\"op\": \"result\"}\\n')");

        _scene.Printed.Should().ContainSingle().Which.Should().EndWith("{\"op\": \"result\"}");
    }

    [Fact]
    public void Output_stands_at_the_depth_of_its_script()
    {
        var hooks = _scene.Script("deep", HookScene.Preprocess("print('x')"));
        hooks.Call(new("preprocess", _scene.WorkDirectory, [], [], _scene) { Depth = 3 }, _scene.Operation);

        _scene.Sink.Of<OutputReceived>().Should().ContainSingle().Which.Depth.Should().Be(3);
    }
}
