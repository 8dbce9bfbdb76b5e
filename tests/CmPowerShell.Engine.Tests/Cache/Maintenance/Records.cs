using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>Records of cache entries as tests need them.</summary>
internal static class Records
{
    /// <summary>The record of an entry that was made with another one.</summary>
    public static CacheRecord ThatNeeds(string uid) => Of() with { Dependencies = [new(ObjectName.Parse("lib"), "lib", "") { Entry = uid }] };

    /// <summary>An empty record.</summary>
    public static CacheRecord Of() => new()
    {
        Script = ObjectName.Parse("tool"),
        Recipe = new Recipe(new Dictionary<string, string>()),
        Result = CacheRecord.ComputeResultDigest(new MetaMap(), new MetaMap()),
        Origin = CacheOrigin.Now(TimeSpan.Zero),
    };
}
