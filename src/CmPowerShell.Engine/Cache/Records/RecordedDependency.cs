using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>A dependency that ran while a result was made.</summary>
/// <param name="Script">The script, alias and uid.</param>
/// <param name="Tags">The requested tags, as one text.</param>
/// <param name="Key">
/// <see cref="CacheRecord.Key"/> of its cache entry, empty for an entry without record; of a dependency that is not cached the digest of its recipe.
/// </param>
public sealed record RecordedDependency(ObjectName Script, string Tags, string Key)
{
    /// <summary>The uid of its cache entry; empty where it is not cached.</summary>
    public string Entry { get; init; } = "";

    /// <summary>The dependency as a record holds it.</summary>
    public MetaMap ToMeta() => new() { ["script"] = Script.ToString(), ["tags"] = Tags, ["entry"] = Entry, ["key"] = Key };

    /// <summary>The dependency that a record holds.</summary>
    public static RecordedDependency FromMeta(MetaMap map) => new(ObjectName.Parse(map.Text("script")), map.Text("tags"), map.Text("key")) { Entry = map.Text("entry") };
}
