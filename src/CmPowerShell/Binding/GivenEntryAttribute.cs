using CmPowerShell.Engine;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Search;

namespace CmPowerShell.Binding;

/// <summary>Takes cache entries: those that Get-CmCache emits, and the entry of a result, a plan, a finding or a removal.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenEntryAttribute : GivenObjectAttribute<CmCacheEntry>
{
    private protected override CmCacheEntry? Live(object value) => value switch
    {
        CmCacheEntry entry => entry,
        CmScriptResult result => result.CacheEntry,
        CmPlanNode node => node.CacheEntry,
        CmCacheFinding finding => finding.Entry,
        CmTestResult result => result.Result?.CacheEntry,
        _ => null,
    };

    private protected override CmCacheEntry? Find(CmEngine engine, GivenProperties given)
    {
        var inner = GivenProperties.Read(given.Value("CacheEntry")) ?? GivenProperties.Read(given.Value("Entry"));
        return inner is not null ? Find(engine, inner) : given.Text("Uid") is { Length: > 0 } uid ? Entry(engine, uid, given.Text("Automation")) : null;
    }

    // The uid of a script is no entry; the entries of a script are found by its name.
    private static CmCacheEntry? Entry(CmEngine engine, string uid, string automation)
    {
        engine.Refresh();
        var found = CacheSearch.Entries(engine, []).FirstOrDefault(entry => entry.Uid == uid);
        return found is not null ? new FoundArtifacts(engine).Entry(found)
            : automation is "cache" or "installed" ? throw Gone(uid)
            : null;
    }

    private static CmException Gone(string uid) => new(new CmError(
        "CacheEntryNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The cache entry '{uid}' is gone.")
    { Target = uid });
}
