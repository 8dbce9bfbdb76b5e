using System.Management.Automation;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Errors;

/// <summary>The one place where errors of the engine become PowerShell's.</summary>
internal static class ErrorRecords
{
    /// <summary>Makes an error record.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">The item that was being worked on, where the error names none.</param>
    public static ErrorRecord From(CmError error, object? target = null) => Make(new CmException(error), target);

    /// <summary>Makes an error record of any exception of the engine for one item.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The item that was being worked on.</param>
    public static ErrorRecord From(Exception exception, object? target) => exception switch
    {
        CmException known => Make(known, target),
        UnauthorizedAccessException => new ErrorRecord(exception, "AccessDenied", ErrorCategory.PermissionDenied, target),
        IOException => new ErrorRecord(exception, "StorageFailed", ErrorCategory.ResourceUnavailable, target),
        _ => new ErrorRecord(exception, "UnexpectedError", ErrorCategory.NotSpecified, target),
    };

    /// <summary>
    /// The record of an error that the log of the build has already, as an issue. It shows the id alone, so that the log has each error once; the exception keeps the whole text.
    /// </summary>
    public static ErrorRecord Shortened(ErrorRecord record)
    {
        if (record.Exception is CmCommandException { Error: var error })
        {
            var log = error.LogPath is null ? "" : $" The whole log: {error.LogPath}";
            record.ErrorDetails = new ErrorDetails($"{error.Id}: the error above ended this command.{log}") { RecommendedAction = error.Hint ?? "" };
        }

        return record;
    }

    private static ErrorRecord Make(CmException exception, object? target)
    {
        var error = exception.Error;
        var message = string.Join(Environment.NewLine, [(error with { Hint = null }).Text, .. error.Trace]);
        return new ErrorRecord(CmCommandException.Create(exception), error.Id, GetCategory(error.Category), error.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(ShownText.Lines(message)) { RecommendedAction = ShownText.Lines(error.Hint ?? "") },
        };
    }

    private static ErrorCategory GetCategory(CmErrorCategory category) => category switch
    {
        CmErrorCategory.InvalidArgument => ErrorCategory.InvalidArgument,
        CmErrorCategory.InvalidData => ErrorCategory.InvalidData,
        CmErrorCategory.NotFound => ErrorCategory.ObjectNotFound,
        CmErrorCategory.AlreadyExists => ErrorCategory.ResourceExists,
        CmErrorCategory.Ambiguous => ErrorCategory.InvalidArgument,
        CmErrorCategory.PermissionDenied => ErrorCategory.PermissionDenied,
        CmErrorCategory.Connection => ErrorCategory.ConnectionError,
        CmErrorCategory.NotInstalled => ErrorCategory.NotInstalled,
        CmErrorCategory.ScriptFailed => ErrorCategory.InvalidResult,
        CmErrorCategory.Cancelled => ErrorCategory.OperationStopped,
        CmErrorCategory.Timeout => ErrorCategory.OperationTimeout,
        CmErrorCategory.Storage => ErrorCategory.ResourceUnavailable,
        CmErrorCategory.DecisionNeeded => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.NotSpecified,
    };
}
