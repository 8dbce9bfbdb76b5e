using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// The tags that a cache entry of a script has, and those by which it is searched. A search contains only the requested variations, so
/// an entry that was made with more of them is found too.
/// </summary>
internal sealed class CacheTags
{
    private const string VersionPrefix = "version-";
    private const string CommitMark = "-git-";
    private readonly List<string> _entry = [];
    private readonly List<string> _search = [];

    private CacheTags()
    {
    }

    /// <summary>The tags of the entry, without <c>tmp</c>, in the order of the reference.</summary>
    public IReadOnlyList<string> Entry => _entry.Where(tag => !tag.StartsWith('-')).ToList();

    /// <summary>The query for entries that fit.</summary>
    public TagQuery Query => Search(_search);

    /// <summary>The tags of the query in their order.</summary>
    public IReadOnlyList<string> SearchTags => _search;

    /// <summary>The tags for a run.</summary>
    /// <param name="asked">The requested tags.</param>
    /// <param name="resolved">The resolved script.</param>
    /// <param name="env">The environment.</param>
    /// <param name="extra">Further tags.</param>
    public static CacheTags Create(RequestedTags asked, ResolvedScript resolved, MetaMap env, IEnumerable<string> extra)
    {
        var tags = new CacheTags();
        tags.AddBoth(asked.Plain.Concat(resolved.Script.Artifact.Tags));
        if (resolved.Script.Rules.EntriesNameAllVariations)
        {
            tags.Add(OfVariations(resolved.Variations.Names));
            tags._search.AddRange(OfVariations(asked.Variations).Except(tags._search).ToList());
        }
        else
        {
            tags.AddBoth(OfVariations(asked.Variations));
        }

        tags.AddBoth(resolved.Constraint.Exact.Length > 0 ? OfVersions(resolved.Constraint.Exact) : []);
        tags.AddBoth(extra);
        tags.AddBoth(FromEnvironment(resolved.Script, env));
        return tags;
    }

    /// <summary>A query for finished entries.</summary>
    public static TagQuery Search(IEnumerable<string> tags) => TagQuery.FromTags(tags.Prepend("-" + CacheStore.TemporaryTag));

    /// <summary>Variations as tags; <c>-x</c> becomes <c>-_x</c>.</summary>
    public static IEnumerable<string> OfVariations(IEnumerable<string> variations) =>
        variations.Select(name => name.StartsWith('-') ? "-_" + name[1..] : "_" + name);

    /// <summary>A version as a tag.</summary>
    public static string OfVersion(string version) => VersionPrefix + version;

    /// <summary>The uid of the script that an entry belongs to.</summary>
    public static string ScriptUid(ICacheEntry entry)
    {
        var name = EntryLayout.GetScript(entry.Meta);
        return name[(name.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>The tags that a request adds: <c>CM_EXTRA_CACHE_TAGS</c>, the input <c>extra_cache_tags</c>, and the name of the result.</summary>
    public static IReadOnlyList<string> Extra(ResolvedScript resolved, MetaMap env)
    {
        var (inputs, variables) = (resolved.Inputs, resolved.Script.VariableNames.Run);
        var tags = env.Text(variables.ExtraCacheTags).Trim() is { Length: > 0 } given ? given.Split(',').ToList() : [];
        var more = inputs.Find("extra_cache_tags") is MetaList list ? list.Texts() : inputs.Text("extra_cache_tags").Trim().Split(',');
        tags.AddRange(more.Where(tag => tag.Length > 0)
            .Select(tag => Placeholders.Replace(tag, name => env.Find(name) ?? MetaText.Empty).ToString())
            .Except(tags).ToList());
        if (env.Text(variables.ResultName).Trim() is { Length: > 0 } name)
        {
            tags.Add("name-" + name.ToLowerInvariant());
        }

        return tags;
    }

    /// <summary>The tags <c>deps-…</c> for the variables that the meta names in <c>extra_cache_tags_from_env</c>.</summary>
    public static IEnumerable<string> FromEnvironment(ScriptModel script, MetaMap env) =>
        from source in script.CacheTagSources
        let value = env.Text(source.Variable).Trim()
        where value.Length > 0
        from tag in value.Split(',')
        select "deps-" + source.Prefix + tag;

    /// <summary>Adds tags to the entry that it does not have yet.</summary>
    public void Add(IEnumerable<string> tags) => _entry.AddRange(tags.Except(_entry).ToList());

    /// <summary>Sets the version of the result.</summary>
    public void SetVersion(string version)
    {
        _entry.RemoveAll(tag => tag.StartsWith(VersionPrefix, StringComparison.Ordinal));
        _entry.AddRange(OfVersions(version));
    }

    /// <summary>Adds the version that the result will have.</summary>
    public void AddVersion(string version) => Add(OfVersions(version));

    // A version with a commit also counts without it.
    private static string[] OfVersions(string version) => version.IndexOf(CommitMark, StringComparison.Ordinal) is > 0 and var end
        ? [OfVersion(version), OfVersion(version[..end])]
        : [OfVersion(version)];

    private void AddBoth(IEnumerable<string> tags)
    {
        foreach (var tag in tags.Where(tag => !_entry.Contains(tag)))
        {
            _entry.Add(tag);
            _search.Add(tag);
        }
    }
}
