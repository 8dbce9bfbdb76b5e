using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>
/// Checks the paths in the variables of a cached result. A result whose files were removed since, such as a program that was found, is not
/// reused. Paths below the directories of the setting <c>SharedFolders</c> may be away for a time.
/// </summary>
/// <param name="setting">Reads an environment variable, or its setting.</param>
internal sealed class RecordedPaths(Func<string, string?> setting)
{
    /// <summary>The full paths in variables that exist, by the names of the variables.</summary>
    /// <param name="env">The variables of a script.</param>
    /// <param name="variables">The names of the variables that the generation knows.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Existing(MetaMap env, VariableNames variables) => env
        .Where(pair => !variables.IsTemporary(pair.Key))
        .Select(pair => (pair.Key, Paths: PathTexts.In(pair.Value).Where(path => !KnownSecrets.AreIn(path) && Path.Exists(path)).ToList()))
        .Where(found => found.Paths.Count > 0)
        .ToDictionary(found => found.Key, found => (IReadOnlyList<string>)found.Paths, StringComparer.Ordinal);

    /// <summary>Describes the path of a result that existed when the result was made and no longer exists; null if there is none.</summary>
    /// <param name="entry">The cache entry.</param>
    /// <param name="record">Its record.</param>
    public string? WhyGone(ICacheEntry entry, CacheRecord record)
    {
        if (record.Paths.Count == 0)
        {
            return null;
        }

        var shared = FolderListKind.Read(setting(SettingTable.SharedFoldersVariable) ?? "") ?? [];
        var cache = Path.GetDirectoryName(entry.Artifact.Path)!;
        return record.Paths
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Select(path => (Name: pair.Key, Path: CachedPaths.Relocate(path, cache))))
            .Where(found => !Path.Exists(found.Path) && !shared.Any(folder => DirectoryPath.IsWithin(found.Path, folder)))
            .Select(found => $"the path '{found.Path}' in its variable {found.Name} is gone")
            .FirstOrDefault();
    }
}
