using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>Selects the variables to export.</summary>
/// <param name="Include">Wildcards, of which one must fit the name; all names where there is none.</param>
/// <param name="Exclude">Wildcards, of which none may fit.</param>
/// <param name="Secret">Wildcards for names whose value must be hidden.</param>
public sealed record ExportSelection(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyList<string> Secret)
{
    /// <summary>The selected variables; secrets are marked.</summary>
    public IReadOnlyList<ExportedVariable> Apply(IEnumerable<ExportedVariable> variables) =>
        [.. variables.Where(IsSelected).Select(variable => variable with { IsSecret = variable.IsSecret || Fits(Secret, variable.Name) })];

    private bool IsSelected(ExportedVariable variable) => (Include.Count == 0 || Fits(Include, variable.Name)) && !Fits(Exclude, variable.Name);

    private static bool Fits(IReadOnlyList<string> patterns, string name) => patterns.Any(pattern => AliasPattern.Matches(pattern, name));
}
