using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Makes the errors of bundles.</summary>
internal static class BundleErrors
{
    /// <summary>An archive is no bundle.</summary>
    public static CmException Invalid(string archive, string why) => new(new CmError(
        "CacheBundleInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{archive} is not a usable bundle of cache entries: {why}.")
    { Hint = "Export-CmCache makes one.", ClassicHint = "'cm pack cache' makes one.", Location = new SourceLocation(archive), Target = archive });

    /// <summary>An entry is no result that could be taken elsewhere.</summary>
    public static CmException NotFinished(CacheEntry entry, string why) => new(new CmError(
        "CacheEntryNotFinished", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The cache entry {entry} is not packed: {why}")
    { Hint = "Test-CmCache shows details.", ClassicHint = "'cm check cache' shows details.", Target = entry.Uid });

    /// <summary>Another entry has the uid.</summary>
    public static CmException Exists(BundledEntry entry, string path) => new(new CmError(
        "CacheEntryExists", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"Another cache entry has the uid {entry.Uid}: {path}")
    { Hint = "-Force replaces it.", ClassicHint = "--force replaces it.", Target = entry.Uid });

    /// <summary>No run here would use the entry.</summary>
    public static CmException NotFitting(BundledEntry entry, string why) => new(new CmError(
        "CacheEntryNotFitting", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The cache entry {entry.Uid} of the script '{entry.Script}' cannot be used on this machine: {why}.")
    { Hint = "-Force imports it anyway.", ClassicHint = "--force imports it anyway.", Target = entry.Uid });
}
