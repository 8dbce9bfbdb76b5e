using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Search;

/// <summary>Finds cache entries of both generations by the script that made them.</summary>
internal static class CacheSearch
{
    /// <summary>All entries that have the tags.</summary>
    public static IReadOnlyList<Artifact> Entries(CmEngine engine, IEnumerable<string> tags)
    {
        var query = TagQuery.FromTags(tags.SelectMany(text => text.Split(',')));
        return new[] { WellKnownNames.Cache, WellKnownNames.Installed }
            .SelectMany(automation => engine.Index.Find(new ArtifactQuery(automation, ArtifactName.Any, query)))
            .ToList();
    }

    /// <summary>The entries of a script or the entry of a uid.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">Name of the script or uid of the entry; wildcards; empty for all.</param>
    /// <param name="tags">Tags.</param>
    /// <exception cref="CmException">Id <c>CacheEntryNotFound</c>: a name without wildcards has no entry.</exception>
    public static IReadOnlyList<CmCacheEntry> Find(CmEngine engine, string name, IEnumerable<string> tags)
    {
        engine.Index.Refresh();
        var wanted = ObjectName.Parse(name);
        var artifacts = new FoundArtifacts(engine);
        var all = Entries(engine, tags).Select(artifacts.Entry).ToList();
        var found = all.Where(entry => wanted.Matches(entry.Source.Name) || wanted.Matches(entry.ScriptName)).ToList();
        return found.Count == 0 && wanted.AsksForOne ? throw NotFound(name, all) : found;
    }

    private static CmException NotFound(string name, IEnumerable<CmCacheEntry> all) => new(new CmError(
        "CacheEntryNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no cache entry '{name}' and none of a script of that name.")
    {
        Hint = NearestName.Hint(name, all.Select(entry => entry.ScriptName.Alias).Where(alias => alias.Length > 0)),
        Target = name,
    });
}
