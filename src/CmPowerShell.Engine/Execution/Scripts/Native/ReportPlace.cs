using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Execution.Scripts.Native;

/// <summary>
/// The address for reports about a script that fails: the one that the requested script names under
/// <c>repo_to_report_errors</c>, or else the issues of the repository of the one that failed.
/// </summary>
internal static class ReportPlace
{
    /// <summary>A sentence for the error; null where no place is known.</summary>
    public static string? Hint(ScriptExecution scope) =>
        GetAddress(scope) is { } address ? $"If the script is at fault, report it at {address} with the folder that the input 'repro' makes." : null;

    private static string? GetAddress(ScriptExecution scope)
    {
        var asked = scope.Context.Trail.Steps is [var first, ..] ? first.Script : scope.Script;
        var repository = scope.Script.Repository;
        return ScriptKeys.ReportErrorsTo.In(asked.Meta) is { Length: > 0 } named ? named
            : repository.IsGit && repository.Alias.Split('@') is [var owner, var name] ? $"https://github.com/{owner}/{name}/issues"
            : null;
    }
}
