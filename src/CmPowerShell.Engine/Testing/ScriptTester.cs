using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Testing;

/// <summary>
/// Runs the tests that scripts declare. Each runs in a separate work directory, which is removed afterwards, and is not interactive. Its results in
/// the cache are kept, and existing entries are used, as in every other run.
/// </summary>
public sealed class ScriptTester(ScriptRunner runner)
{
    /// <summary>Runs one test. That it fails is a result and no exception.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the work directory has been removed.</exception>
    public ScriptTestResult Run(ScriptTest test, TestOptions options, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(operation);
        operation.Cancellation.ThrowIfCancellationRequested();
        if (test.Problem is { } problem)
        {
            return new ScriptTestResult(test, TestOutcome.Failed) { Error = problem };
        }

        if (test.SkipReason is { } reason)
        {
            return new ScriptTestResult(test, TestOutcome.Skipped) { SkipReason = reason };
        }

        using var work = new TestDirectory();
        var output = new OutputTail(operation.Events);
        var result = Attempt(test, Request(test, options, work.Path), operation with { Events = output, Interaction = NoInteraction.Instance, WorkDirectory = work.Path });
        work.IsKept = options.KeepsFailed && result.Outcome == TestOutcome.Failed;
        return result with { Output = output.Lines, WorkDirectory = work.IsKept ? work.Path : null };
    }

    private ScriptTestResult Attempt(ScriptTest test, RunRequest request, Operation operation)
    {
        var started = DateTimeOffset.Now;
        var watch = Stopwatch.StartNew();
        try
        {
            var run = runner.Run(request, operation);
            return new ScriptTestResult(test, TestOutcome.Passed) { Started = started, Duration = watch.Elapsed, Run = run };
        }
        catch (CmException failure) when (IsForOtherPlatform(failure.Error, test))
        {
            return new ScriptTestResult(test, TestOutcome.Skipped) { Started = started, Duration = watch.Elapsed, SkipReason = failure.Error.Message };
        }
        catch (CmException failure)
        {
            return new ScriptTestResult(test, TestOutcome.Failed) { Started = started, Duration = watch.Elapsed, Error = failure.Error };
        }
    }

    private static RunRequest Request(ScriptTest test, TestOptions options, string workDirectory)
    {
        var inputs = test.Inputs.Clone();
        MetaMerge.Into(inputs, options.Inputs);
        return new RunRequest
        {
            Script = test.Script,
            Tags = [.. test.Variations.Select(TestVariations.Tag)],
            Inputs = inputs,
            GivenInputs = options.Inputs,
            ChecksInputs = options.Inputs.Count > 0, // the declarations of the meta are passed as the reference does
            WorkDirectory = workDirectory,
            Quiet = true,
            SkipCache = options.SkipCache || inputs.Flag("skip_cache"),
            New = options.New || inputs.Flag("new"),
        };
    }

    // A dependency that does not run here is a failure: it should have a condition.
    private static bool IsForOtherPlatform(CmError error, ScriptTest test) =>
        error.Id == "NativeScriptForOtherPlatform" && test.Script.Name.ToString().Equals(error.Target);
}
