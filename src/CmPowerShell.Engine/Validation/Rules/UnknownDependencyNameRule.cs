using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A change for a dependency by a name that no dependency has.</summary>
internal sealed class UnknownDependencyNameRule() : ValidationRule(
    "unknown-dependency-name", FindingSeverity.Warning, "'ad' names none of the script's own dependencies, or 'adr' a name that no dependency of any installed script has; the change has no effect or is an error.")
{
    private static readonly string[] Direct = [ScriptKeys.Ad.Name, ScriptKeys.AddDeps.Name];
    private static readonly string[] Ends = ["-disabled", "_disabled", "-off", "_off"];

    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        var own = DeclaredDependencies.In(subject.Inherited).SelectMany(DeclaredDependencies.GetNames).ToHashSet(StringComparer.Ordinal);
        return from changes in subject.GetPlaces("changes")
               let isDirect = Direct.Contains(changes.Path[(changes.Path.LastIndexOf('.') + 1)..])
               let known = isDirect ? own : subject.Home.DependencyNames
               from change in changes.Map
               let name = change.Key
               where change.Value is MetaMap && !DeclaredVariations.IsOpen(name) && !known.Contains(name) && !own.Contains(name)
               let finding = Found(subject, changes.File, changes.Map.KeyPosition(name), Message(isDirect, name), NearestName.Hint(name, known))
               select IsSwitchedOff(name, known) ? finding with { Severity = FindingSeverity.Information } : finding;
    }

    // Authors disable a change by appending text to the name: openimages-disabled.
    private static bool IsSwitchedOff(string name, IReadOnlySet<string> known) =>
        Array.Exists(Ends, end => name.EndsWith(end, StringComparison.Ordinal) && known.Contains(name[..^end.Length]));

    private static string Message(bool isDirect, string name) => isDirect
        ? $"The script has no dependency with the name '{name}'."
        : $"No dependency of any script has the name '{name}'.";
}
