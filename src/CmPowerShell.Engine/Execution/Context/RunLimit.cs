using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Ends a run that takes longer than the caller allows with the input <c>timeout</c>: seconds for the script and all that it depends on, together.</summary>
internal static class RunLimit
{
    private const string Input = "timeout";

    // A longer time has no effect in practice, and the clock does not support it.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>Runs within the limit.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="run">Runs, with an operation that also ends when the time is over.</param>
    /// <exception cref="CmException">Ids <c>RunTimedOut</c>: by then all processes of the run have ended; <c>InputInvalid</c>: the limit is no time.</exception>
    public static RunResult Within(RunRequest request, Operation operation, Func<Operation, RunResult> run)
    {
        if (Parse(request.Inputs) is not { } limit)
        {
            return run(operation);
        }

        using var clock = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancellation);
        clock.CancelAfter(limit);
        var lines = new LastLines(operation.Events);
        try
        {
            return run(operation with { Cancellation = clock.Token, Events = lines });
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !operation.Cancellation.IsCancellationRequested)
        {
            throw ScriptErrors.RunTimedOut(request, limit, lines.Lines);
        }
    }

    private static TimeSpan? Parse(MetaMap inputs) => inputs.Find(Input)?.ToString() switch
    {
        null or "" => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 =>
            seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest,
        var text => throw Invalid(text),
    };

    private static CmException Invalid(string text) => new(new CmError(
        "InputInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The input '{Input}' must be a number of seconds above 0, but it is '{text}'.")
    {
        Hint = "Ten minutes are -TimeoutSeconds 600.",
        ClassicHint = "Ten minutes are --timeout=600.",
        Target = Input,
    });
}
