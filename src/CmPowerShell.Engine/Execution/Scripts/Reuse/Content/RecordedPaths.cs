using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// Holds the paths in the variables of a cached result against the disk. A result whose files were removed since, such as a program that was found, is not
/// reused. Paths below the directories of the setting <c>SharedFolders</c> may be away for a time.
/// </summary>
/// <param name="setting">Reads an environment variable, or its setting.</param>
internal sealed class RecordedPaths(Func<string, string?> setting)
{
    /// <summary>The names of the variables whose values are full paths that exist; of a list all must.</summary>
    /// <param name="env">The variables of a script.</param>
    /// <param name="variables">The names of the variables that the generation knows.</param>
    public static IReadOnlyList<string> Existing(MetaMap env, VariableNames variables) => env
        .Where(pair => !variables.IsTemporary(pair.Key) && PathsOf(pair.Value) is { Count: > 0 } paths && paths.All(Path.Exists))
        .Select(pair => pair.Key)
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>Describes the path of a result that existed when the result was made and no longer exists; null if there is none.</summary>
    /// <param name="entry">The cache entry.</param>
    public string? WhyGone(Artifact entry)
    {
        if (CacheRecordFile.TryRead(entry.Path) is not { Paths.Count: > 0 } record)
        {
            return null;
        }

        var shared = FolderListKind.Read(setting(SettingTable.SharedFoldersVariable) ?? "") ?? [];
        var env = ResultOf(entry);
        return record.Paths
            .SelectMany(name => env.Find(name) is { } value ? PathsOf(value).Select(path => (Name: name, Path: path)) : [])
            .Where(found => !Path.Exists(found.Path) && !shared.Any(folder => DirectoryPath.IsWithin(found.Path, folder)))
            .Select(found => $"the path '{found.Path}' in its variable {found.Name} is gone")
            .FirstOrDefault();
    }

    // A result that cannot be read is reported where it is reused.
    private static MetaMap ResultOf(Artifact entry)
    {
        try
        {
            var env = CacheStore.Load(entry).NewEnv;
            CachedPaths.Relocate(env, Path.GetDirectoryName(entry.Path)!);
            return env;
        }
        catch (CmException)
        {
            return [];
        }
    }

    private static List<string> PathsOf(MetaValue value) => value switch
    {
        MetaText text when IsFullPath(text.Value) => [text.Value],
        MetaList list when list.Texts() is var texts && texts.All(IsFullPath) => [.. texts],
        _ => [],
    };

    private static bool IsFullPath(string text) => text.Length < 4096 && Path.IsPathFullyQualified(text) && text.AsSpan().IndexOfAny('\0', '\n', '$') < 0;
}
