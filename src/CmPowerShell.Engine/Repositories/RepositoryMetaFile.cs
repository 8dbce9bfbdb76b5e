using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The file that makes a folder a repository: <c>cmr.yaml</c>, <c>cmr.json</c>, or both, where JSON adds to YAML.</summary>
internal static class RepositoryMetaFile
{
    private const string Name = "cmr";

    /// <summary>Full path of <c>cmr.yaml</c> in a folder.</summary>
    public static string YamlIn(string folder) => Path.Combine(folder, Name + ".yaml");

    /// <summary>Both files that may be there.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) => [YamlIn(folder), Path.Combine(folder, Name + ".json")];

    /// <summary>Whether a folder has such a file.</summary>
    public static bool ExistsIn(string folder) => FilesIn(folder).Any(File.Exists);

    /// <summary>The content of the files of a folder; null if there is none.</summary>
    /// <exception cref="CmException"><c>MetaFileBroken</c>, <c>FileNotReadable</c>, or <c>RepositoryPrefixOutside</c>.</exception>
    public static MetaMap? Load(string folder)
    {
        if (!ExistsIn(folder))
        {
            return null;
        }

        var loaded = MetaFile.LoadPair(Path.Combine(folder, Name));
        // A pulled repository must not make the index read, and a removal delete, in other places.
        RepositoryNames.Require(loaded);
        return DirectoryPath.IsWithin(new Repository(folder, loaded.Value).ArtifactsPath, folder) && new FolderRoot(folder).Holds(new Repository(folder, loaded.Value).ArtifactsPath)
            ? loaded.Value
            : throw RepositoryErrors.PrefixOutside(loaded.GetLocation("prefix"), loaded.Value.Text("prefix"));
    }

    /// <summary>Writes <c>cmr.yaml</c> for a folder that has none, as the Python tools do.</summary>
    public static MetaMap Create(string folder, string alias, bool isGit)
    {
        var meta = New(alias, isGit);
        Save(folder, meta);
        return meta;
    }

    /// <summary>The content of the file for a new repository, with a new uid.</summary>
    public static MetaMap New(string alias, bool isGit) =>
        new() { ["alias"] = alias, ["git"] = isGit, ["uid"] = Guid.NewGuid().ToString("N")[..16] };

    /// <summary>Writes <c>cmr.yaml</c>.</summary>
    public static void Save(string folder, MetaMap meta) => YamlMeta.Save(YamlIn(folder), meta);
}
