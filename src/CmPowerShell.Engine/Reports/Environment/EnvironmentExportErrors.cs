using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>A variable that the reader could not take.</summary>
internal static class EnvironmentExportErrors
{
    /// <summary>The error for one.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="why">Why not, as the end of a sentence. It never holds the value.</param>
    public static CmException NotExportable(ExportedVariable variable, string why) => new(new CmError(
        "VariableNotExportable", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The variable '{variable.Name}' cannot be exported: {why}.")
    {
        Hint = "Leave it out with -Exclude, or choose another format.",
        ClassicHint = "Leave it out, or choose another format.",
        Target = variable.Name,
    });

    /// <summary>The variables, each with a name that a shell can set.</summary>
    public static IEnumerable<ExportedVariable> WithShellName(this IEnumerable<ExportedVariable> variables) => variables.Select(variable =>
        ShellNames.IsPlain(variable.Name) ? variable : throw NotExportable(variable, "a shell takes names of letters, digits and '_' only, without a digit in front"));
}
