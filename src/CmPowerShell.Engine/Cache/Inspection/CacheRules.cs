using CmPowerShell.Engine.Cache.Inspection.Rules;

namespace CmPowerShell.Engine.Cache.Inspection;

/// <summary>All rules; docs/how-to/cache-maintenance.md describes them.</summary>
public static class CacheRules
{
    /// <summary>The rules for broken, dangling and unusable entries.</summary>
    public static IReadOnlyList<CacheRule> All { get; } =
    [
        new BrokenMetaRule(),
        new FolderGoneRule(),
        new BrokenStateRule(),
        new BrokenRecordRule(),
        new DependencyGoneRule(),
        new PathGoneRule(),
        new DependentPathGoneRule(),
        new ChangedFilesRule(),
        new ChangedRecipeRule(),
        new IncompleteEntryRule(),
        new ScriptGoneRule(),
        new DuplicateRule(),
        new TemporaryDirectoryRule(),
    ];
}
