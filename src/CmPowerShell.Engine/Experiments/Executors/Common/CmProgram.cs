using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors.Common;

/// <summary>The program <c>cm</c> that measures a point in another process.</summary>
internal static class CmProgram
{
    /// <summary>The variable that names it.</summary>
    public const string Variable = "CM_PROGRAM";

    private const string Name = "cm";

    /// <summary>Full path of the program: what <c>CM_PROGRAM</c> names, else this program, else <c>cm</c> on <c>PATH</c>.</summary>
    /// <exception cref="CmException">Id <c>ProgramCmMissing</c>.</exception>
    public static string Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? (File.Exists(named) ? Path.GetFullPath(named) : throw Missing($"the variable {Variable} names '{named}', which is not there"))
        : Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == Name ? own
        : ProgramPath.Find(Name) ?? throw Missing("it is not on PATH");

    private static CmException Missing(string reason) => new(new CmError(
        "ProgramCmMissing", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"Points are measured by the program cm, and {reason}.")
    { Hint = $"Install the program, and name it with the variable {Variable} or put it on PATH.", Target = Name });
}
