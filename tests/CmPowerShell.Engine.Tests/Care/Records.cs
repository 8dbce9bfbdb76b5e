using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Tests.Care;

/// <summary>Records of cache entries as tests need them.</summary>
internal static class Records
{
    /// <summary>The record of an entry that was made with another one.</summary>
    public static CacheRecord ThatNeeds(string uid) => Of() with { Dependencies = [new(ObjectName.Parse("lib"), "lib", "") { Entry = uid }] };

    /// <summary>A record that says nothing.</summary>
    public static CacheRecord Of() => new()
    {
        Script = ObjectName.Parse("tool"),
        Recipe = new Recipe(new Dictionary<string, string>()),
        Result = CacheRecord.ResultOf(new MetaMap(), new MetaMap()),
        Origin = CacheOrigin.Now(TimeSpan.Zero),
    };
}
