using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// The file that makes a folder a repository: <c>cmr.yaml</c>, <c>cmr.json</c>, or both, where JSON adds to YAML; <c>meta.yaml</c> or <c>meta.json</c> for mlcflow.
/// </summary>
internal static class RepositoryMetaFile
{
    private const string Name = "cmr";

    /// <summary>Full path of <c>cmr.yaml</c> in a folder.</summary>
    public static string YamlIn(string folder) => YamlIn(folder, MetaDialect.Cmind);

    /// <summary>Full path of the YAML file of a family of tools in a folder.</summary>
    public static string YamlIn(string folder, MetaDialect dialect) => Path.Combine(folder, (dialect == MetaDialect.Mlcflow ? MetaFileNames.Mlcflow : Name) + ".yaml");

    /// <summary>The files that may be there.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) => [.. Files(folder, Name), .. Files(folder, MetaFileNames.Mlcflow)];

    /// <summary>Whether a folder has such a file.</summary>
    public static bool ExistsIn(string folder) => Files(folder, Name).Any(File.Exists) || IsOfMlcflow(folder);

    /// <summary>
    /// Returns the family of tools for which the repository in a folder was written. One with both files is of mlcflow: other tools, and older versions of this one,
    /// add a <c>cmr.yaml</c> to a clone.
    /// </summary>
    public static MetaDialect GetDialect(string folder) => IsOfMlcflow(folder) ? MetaDialect.Mlcflow : MetaDialect.Cmind;

    /// <summary>The content of the files of a folder; null if there is none.</summary>
    /// <exception cref="CmException"><c>MetaFileBroken</c>, <c>FileNotReadable</c>, or <c>RepositoryPrefixOutside</c>.</exception>
    public static MetaMap? Load(string folder)
    {
        var name = Files(folder, Name).Any(File.Exists) ? Name : IsOfMlcflow(folder) ? MetaFileNames.Mlcflow : null;
        if (name is null)
        {
            return null;
        }

        var loaded = MetaFile.LoadPair(Path.Combine(folder, name));
        // A pulled repository must not make the index read, and a removal delete, in other places.
        RepositoryNames.Require(loaded);
        return DirectoryPath.IsWithin(new Repository(folder, loaded.Value).ArtifactsPath, folder) && new FolderRoot(folder).Holds(new Repository(folder, loaded.Value).ArtifactsPath)
            ? loaded.Value
            : throw RepositoryErrors.PrefixOutside(loaded.GetLocation("prefix"), loaded.Value.Text("prefix"));
    }

    /// <summary>Writes the identity of a folder that has none, as the Python tools do.</summary>
    public static MetaMap Create(string folder, string alias, bool isGit, MetaDialect dialect)
    {
        var meta = New(alias, isGit);
        Save(folder, meta, dialect);
        return meta;
    }

    /// <summary>The content of the file for a new repository, with a new uid.</summary>
    public static MetaMap New(string alias, bool isGit) =>
        new() { ["alias"] = alias, ["git"] = isGit, ["uid"] = Guid.NewGuid().ToString("N")[..16] };

    /// <summary>Writes <c>cmr.yaml</c>, or <c>meta.yaml</c> for mlcflow.</summary>
    public static void Save(string folder, MetaMap meta, MetaDialect dialect) => YamlMeta.Save(YamlIn(folder, dialect), meta);

    private static string[] Files(string folder, string name) => [Path.Combine(folder, name + ".yaml"), Path.Combine(folder, name + ".json")];

    // An artifact has a file of the same name, which names its automation.
    private static bool IsOfMlcflow(string folder)
    {
        if (!Files(folder, MetaFileNames.Mlcflow).Any(File.Exists))
        {
            return false;
        }

        try
        {
            var meta = MetaFile.LoadPair(Path.Combine(folder, MetaFileNames.Mlcflow)).Value;
            return meta.Text("uid").Length > 0 && meta.Text("alias").Length > 0 && !meta.ContainsKey("automation_alias") && !meta.ContainsKey("automation_uid");
        }
        catch (CmException)
        {
            return false;
        }
    }
}
