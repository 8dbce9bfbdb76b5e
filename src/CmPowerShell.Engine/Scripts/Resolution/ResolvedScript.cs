using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>What was decided about a script for one run: its variations, its version, and what they make of its meta. It never changes.</summary>
/// <param name="Script">The script.</param>
/// <param name="Inputs">The inputs by name.</param>
/// <param name="Variations">The variations with which it runs.</param>
/// <param name="Constraint">The version constraint.</param>
internal sealed record ResolvedScript(ScriptModel Script, MetaMap Inputs, VariationSelection Variations, VersionConstraint Constraint)
{
    /// <summary>The version that is used without a version constraint; empty for none.</summary>
    public required string DefaultVersion { get; init; }

    /// <summary>The base name of the native script where it is not <c>run</c>; otherwise empty.</summary>
    public required string NativeScript { get; init; }

    /// <summary>Whether its results are kept and reused.</summary>
    public required bool IsCached { get; init; }

    /// <summary>How long its results are reused, such as <c>1d</c>; empty for as long as they are current.</summary>
    public required string CacheExpiration { get; init; }

    /// <summary>The names and patterns of the variables that go to the caller.</summary>
    public required IReadOnlyList<string> NewEnvKeys { get; init; }

    /// <summary>The names and patterns of the parts of the state that go to the caller.</summary>
    public required IReadOnlyList<string> NewStateKeys { get; init; }

    /// <summary>What the user should know before it runs.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The changes of the meta that count while their conditions hold, also those of the scripts above, the latest first.</summary>
    public required IReadOnlyList<ConditionalUpdate> Updates { get; init; }

    /// <summary>Returns the parts of the meta that take part in a run: the script, its variations with the combined ones, and its version.</summary>
    /// <param name="version">The version; empty for none.</param>
    public IReadOnlyList<ScriptPart> PartsFor(string version)
    {
        var selected = Variations.Names.Where(name => !VariationName.IsMark(name)).Distinct().ToList();
        var variations = selected.Concat(CombinedVariation.Select(Script, selected).Select(combined => combined.Name))
            .Select(name => VariationName.Defined(name, Script.Variations))
            .OfType<string>()
            .Select(name => Script.Variations[name]);
        return [Script, .. variations, .. Script.Versions.TryGetValue(version, out var part) ? [part] : Array.Empty<ScriptPart>()];
    }
}
