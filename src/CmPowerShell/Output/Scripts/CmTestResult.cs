using System.Collections.Specialized;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>The result of one test that a script declares.</summary>
public sealed class CmTestResult
{
    private readonly OrderedDictionary _inputs;

    internal CmTestResult(ScriptTestResult source) => (Source, _inputs) = (source, FromMeta.Map(source.Test.Inputs));

    /// <summary>The tested script.</summary>
    public CmArtifact Script => field ??= new CmArtifact(Source.Test.Script);

    /// <summary>The name of the test, which no other test of the script has.</summary>
    public string Name => Shown.Text(Source.Test.Name);

    /// <summary>The requested variations, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Source.Test.Variations;

    /// <summary>The inputs that the script declares for this test.</summary>
    public OrderedDictionary Inputs => _inputs;

    /// <summary>The outcome.</summary>
    public CmTestOutcome Outcome => (CmTestOutcome)(int)Source.Outcome;

    /// <summary>The time of the start.</summary>
    public DateTimeOffset Started => Source.Started;

    /// <summary>The duration, dependencies included.</summary>
    public TimeSpan Duration => Source.Duration;

    /// <summary>The reason of the failure or skip; empty when it passed.</summary>
    public string Message => Shown.Lines(Source.Error?.Text ?? Source.SkipReason ?? "");

    /// <summary>The stable id of the error; empty when it did not fail.</summary>
    public string ErrorId => Source.Error?.Id ?? "";

    /// <summary>The exit code of the native script; null when none ran.</summary>
    public int? ExitCode => Source.ExitCode;

    /// <summary>Whether the result came from the cache, so that the script itself did not run.</summary>
    public bool FromCache => Source.Run?.FromCache ?? false;

    /// <summary>The last lines that scripts and hooks printed, at most 200.</summary>
    public IReadOnlyList<string> Output => Source.Output;

    /// <summary>The result of the run; null when it failed or was skipped.</summary>
    public CmScriptResult? Result => Source.Run is { } run ? field ??= new CmScriptResult(run) : null;

    /// <summary>Full path of the directory in which it ran, where -KeepFailed left it; null otherwise.</summary>
    public string? WorkDirectory => Source.WorkDirectory;

    internal ScriptTestResult Source { get; }

    /// <summary>The outcome, the script and the test.</summary>
    public override string ToString() => $"{Outcome} {Script.Name}: {Name}";
}
