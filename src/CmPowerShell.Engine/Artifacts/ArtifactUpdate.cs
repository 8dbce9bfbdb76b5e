using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>A change of the meta of an artifact. The rules are those of <c>Artifact.update</c> in cmind.</summary>
public sealed record ArtifactUpdate
{
    private static readonly string[] IdentityKeys = ["alias", "uid", "automation_alias", "automation_uid"];

    /// <summary>The new values. Maps are merged key by key.</summary>
    public MetaMap Meta { get; init; } = [];

    /// <summary>Replace the whole meta; only the names of the artifact and its automation are kept if <see cref="Meta"/> does not contain them.</summary>
    public bool Replace { get; init; }

    /// <summary>Replace the lists that are given instead of appending to them; also the tags.</summary>
    public bool ReplaceLists { get; init; }

    /// <summary>Tags to add; those that are there already are not repeated.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tags to take away.</summary>
    public IReadOnlyList<string> RemovedTags { get; init; } = [];

    /// <summary>Keys of the top level to take away.</summary>
    public IReadOnlyList<string> RemovedKeys { get; init; } = [];

    /// <summary>The meta afterwards.</summary>
    /// <param name="old">The previous meta, without inherited meta; not changed.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>MetaNotMergeable</c>.</exception>
    public MetaMap Apply(MetaMap old)
    {
        ArgumentNullException.ThrowIfNull(old);
        var now = Replace ? Replaced(old) : old.Clone();
        if (!Replace)
        {
            MetaMerge.Into(now, Meta, new MetaMergeOptions { AppendLists = !ReplaceLists });
        }

        foreach (var key in RemovedKeys.Except(IdentityKeys))
        {
            now.Remove(key);
        }

        ChangeTags(now);
        return now;
    }

    private MetaMap Replaced(MetaMap old)
    {
        var now = Meta.Clone();
        foreach (var key in IdentityKeys.Where(key => !now.ContainsKey(key) && old.ContainsKey(key)))
        {
            now[key] = old[key].Clone();
        }

        return now;
    }

    private void ChangeTags(MetaMap now)
    {
        if (Tags.Count == 0 && RemovedTags.Count == 0)
        {
            return;
        }

        var former = ReplaceLists && Tags.Count > 0 ? Meta.Texts("tags") : now.Texts("tags");
        now["tags"] = MetaList.OfTexts(former.Concat(Tags).Distinct(StringComparer.Ordinal).Except(RemovedTags, StringComparer.Ordinal));
    }
}
