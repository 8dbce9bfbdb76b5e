using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Testing;

/// <summary>The result of one test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record ScriptTestResult(ScriptTest Test, TestOutcome Outcome)
{
    /// <summary>The time of the start.</summary>
    public DateTimeOffset Started { get; init; } = DateTimeOffset.Now;

    /// <summary>The duration, dependencies included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The reason of the failure; null when it did not fail.</summary>
    public CmError? Error { get; init; }

    /// <summary>The reason of the skip, in one sentence; null when it was not skipped.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The last lines that scripts and hooks printed, at most <see cref="OutputTail.MostLines"/>.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>The result of the run; null when there is none.</summary>
    public RunResult? Run { get; init; }

    /// <summary>The exit code of the native script; null when none ran.</summary>
    public int? ExitCode => Error?.NativeExitCode ?? Run?.ExitCode;

    /// <summary>Full path of the directory in which it ran, if that was kept; null otherwise.</summary>
    public string? WorkDirectory { get; init; }
}
