using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Resolution;
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

    /// <summary>The variables of the dependencies of a resolved script.</summary>
    public static DependencyOutputs Collect(ScriptResolution resolution, ScriptCatalog catalog)
    {
        var lists = resolution.Dependencies;
        return new(new[] { lists.Deps, lists.Prehook, lists.Posthook, lists.Post }
            .SelectMany(list => list.OfType<MetaMap>())
            .Where(dependency => dependency.Text("tags").Length > 0)
            .SelectMany(dependency => GetKeys(dependency, catalog)));
    }

    /// <summary>Whether a variable may be among them.</summary>
    public bool MayHold(string name) => _keys.Any(key => KeyPattern.Fits(key, name));

    // Which script tags with placeholders find is known only when they are filled.
    private static IEnumerable<string> GetKeys(MetaMap dependency, ScriptCatalog catalog)
    {
        var found = catalog.Find(ArtifactName.Any, TagQuery.FromTags(dependency.Text("tags").Split(',')), WellKnownNames.Script);
        return found.Count == 0 ? [Any] : found.SelectMany(script => GetKeys(script.Meta)).Concat(dependency.Texts("force_new_env_keys")).Select(Pattern);
    }

    private static IEnumerable<string> GetKeys(MetaMap meta) => Parts(meta, "variations").Concat(Parts(meta, "versions")).Prepend(meta).SelectMany(part => part.Texts("new_env_keys"));

    private static IEnumerable<MetaMap> Parts(MetaMap meta, string key) => meta.Map(key).Values.OfType<MetaMap>();

    private static string Pattern(string key) => Placeholders.AreIn(key) ? Any : key;
}
