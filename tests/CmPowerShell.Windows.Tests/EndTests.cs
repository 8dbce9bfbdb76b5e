using System.Diagnostics;
using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>However a run ends, all that it started ends with it, and nothing half-done is in the cache.</summary>
[Collection(RunsAlone.Name)]
public sealed class EndTests : IDisposable
{
    private const string Endless = "@echo off\nstart /b cmd /d /c \"for /l %%i in (1,1,100000) do @(ping -n 2 127.0.0.1 >nul & echo x>>\"%CM_ALIVE%\")\"\n"
        + ":again\nping -n 2 127.0.0.1 >nul\necho x>>\"%CM_ALIVE%\"\ngoto again";

    private const int Interrupt = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly WindowsHome _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_killed_program_takes_its_scripts_with_it()
    {
        using var program = StartEndless("cache: true");

        program.Kill();

        program.WaitForExit(Longest).Should().BeTrue();
        NothingIsLeft();
        TheNextRunSucceeds();
    }

    [Fact]
    public void An_interrupted_program_ends_its_scripts_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A program cannot press Ctrl+C in the console of another one. Wine makes it of the signal of an interrupt.");
        using var program = StartEndless("cache: true");
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        Send(program, Interrupt);

        program.WaitForExit(Longest).Should().BeTrue();
        program.ExitCode.Should().Be(130);
        NothingIsLeft();
        TheNextRunSucceeds();
    }

    // With a cached script, whose entry is half-done when its program ends.
    private Process StartEndless(string yaml)
    {
        _cm.Variables["CM_ALIVE"] = WindowsHome.Windows(_cm.At("work", "alive.txt"));
        _cm.WithScript("endless", Endless, yaml);
        var program = _cm.Start("run", "script", "--tags=endless");
        SpinWait.SpinUntil(() => Length() > 0, Longest).Should().BeTrue("the batch file runs");
        return program;
    }

    private void NothingIsLeft()
    {
        Thread.Sleep(1000);
        var length = Length();
        Thread.Sleep(3000);
        Length().Should().Be(length, "no process of the script is left");
    }

    private void TheNextRunSucceeds()
    {
        _cm.WithScript("endless", "@echo done", "cache: true");
        var result = _cm.Run("run", "script", "--tags=endless").Succeeded();
        (result.Output + result.Errors).Should().Contain("done");
        _cm.Run("find", "cache", "--tags=endless").Succeeded().Output.Trim().Split('\n').Should().ContainSingle();
    }

    private long Length() => new FileInfo(_cm.At("work", "alive.txt")) is { Exists: true } file ? file.Length : 0;

    private static void Send(Process program, int signal) =>
        Process.Start("kill", [$"-{signal}", $"{program.Id}"]).WaitForExit();
}
