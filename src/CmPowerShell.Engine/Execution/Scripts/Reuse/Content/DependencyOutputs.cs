using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// The variables that the direct dependencies of a script may set, so that the values of its caller under these names may have no effect. It is derived from meta, before
/// any of them runs, and rather includes too many than too few.
/// </summary>
internal sealed class DependencyOutputs
{
    private const string Any = "*";
    private readonly HashSet<string> _keys;

    private DependencyOutputs(IEnumerable<string> keys) => _keys = keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the variables of the dependencies of a script.</summary>
    public static DependencyOutputs Collect(ScriptExecution scope, ScriptCatalog catalog) => new(scope.Values.Dependencies.All
        .Where(dependency => dependency.Tags.Length > 0)
        .SelectMany(dependency => GetKeys(dependency, scope.Generation.Automation, catalog)));

    /// <summary>Whether a variable may be among them.</summary>
    public bool MayHold(string name) => _keys.Any(key => KeyPattern.Fits(key, name));

    // Which script tags with placeholders find is known only when they are filled.
    private static IEnumerable<string> GetKeys(Dependency dependency, ObjectName automation, ScriptCatalog catalog)
    {
        var found = catalog.Find(ArtifactName.Any, TagQuery.FromTags(dependency.Tags.Split(',')), automation);
        return found.Count == 0 ? [Any] : found.SelectMany(script => GetKeys(script.Meta)).Concat(dependency.ForceNewEnvKeys).Select(Pattern);
    }

    private static IEnumerable<string> GetKeys(MetaMap meta) => Parts(meta, ScriptKeys.Variations).Concat(Parts(meta, ScriptKeys.Versions)).Prepend(meta)
        .SelectMany(ScriptKeys.NewEnvKeys.In);

    private static IEnumerable<MetaMap> Parts(MetaMap meta, MetaKey<MetaMap> key) => key.In(meta).Values.OfType<MetaMap>();

    private static string Pattern(string key) => Placeholders.AreIn(key) ? Any : key;
}
