using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The errors of resolving a script.</summary>
internal static class ResolutionErrors
{
    /// <summary>Changes that a variation or version of the script makes to its direct dependencies, and that cannot be made.</summary>
    /// <param name="resolution">What has become of the script so far.</param>
    /// <param name="name">The name that is to blame.</param>
    /// <param name="changes">The changes, in the meta of the script.</param>
    public static CmException DependencyNameInMeta(ScriptResolution resolution, string name, DependencyChanges changes) =>
        DependencyName(resolution, name, changes.Table.KeyPosition(name) is { IsKnown: true } position ? resolution.Script.LocationOf(position) : null);

    /// <summary>Requested changes to direct dependencies that are not possible.</summary>
    /// <param name="resolution">What has become of the script so far.</param>
    /// <param name="name">The name that is to blame.</param>
    public static CmException DependencyNameAskedFor(ScriptResolution resolution, string name) => DependencyName(resolution, name, null);

    private static CmException DependencyName(ScriptResolution resolution, string name, SourceLocation? location)
    {
        var (script, dependencies) = (resolution.Script.Name, resolution.Dependencies);
        var isSplit = dependencies.Has(name);
        return new(new CmError(
            "DependencyNameUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, isSplit
                ? $"The dependency '{name}' of the script '{script}' cannot be changed together with the others that 'add_deps' names, since no list of dependencies has them all."
                : $"The script '{script}' has no dependency with the name '{name}' to change.")
        {
            Hint = isSplit ? "Name them under 'add_deps_recursive', which takes each by itself and goes down to their dependencies too." : Known(name, dependencies.Names.ToList()),
            Location = location,
            Target = name,
        });
    }

    private static string Known(string name, List<string> names) => NearestName.Hint(name, names)
        ?? (names.Count == 0 ? "None of its dependencies has a name." : $"Its dependencies have the names {string.Join(", ", names)}.");
}
