using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>Extracts the indexed data from a meta file.</summary>
internal static class MetaIdentity
{
    /// <summary>The indexed data of a meta; null if the file does not belong to an artifact.</summary>
    /// <param name="meta">The meta without inheritance.</param>
    /// <param name="baseName">The name of its file without extension.</param>
    /// <exception cref="CmException"><c>ArtifactNameRefused</c>: a name or tag holds a control character.</exception>
    public static IndexedMeta? Read(MetaMap meta, string baseName)
    {
        var alias = meta.Text("alias");
        var uid = meta.Text("uid");

        // "meta.json" is a common name, so one that names nothing belongs to something else.
        if (baseName == MetaFileNames.Mlcflow && alias.Length == 0 && uid.Length == 0)
        {
            return null;
        }

        Array.ForEach([alias, uid, meta.Text("automation_alias"), meta.Text("automation_uid"), .. meta.Texts("tags")], Require);
        return new(alias, uid, meta.Text("automation_alias"), meta.Text("automation_uid"), [.. meta.Texts("tags")], meta.Text("_base").Trim());
    }

    /// <summary>Requires that the names of the two folders of an artifact, which are in each line that names its path, are plain.</summary>
    /// <exception cref="CmException"><c>ArtifactNameRefused</c>.</exception>
    public static void RequireFolders(string path)
    {
        Require(Path.GetFileName(Path.GetDirectoryName(path)) ?? "");
        Require(Path.GetFileName(path));
    }

    private static void Require(string name)
    {
        if (!ShownText.IsPlain(name))
        {
            throw new CmException(new CmError("ArtifactNameRefused", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The name or tag '{ShownText.OneLine(name)}' of an artifact, or of its folder, holds a control character.")
            { Hint = "Correct it in the file, if the artifact is yours." });
        }
    }
}
