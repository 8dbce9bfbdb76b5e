using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>The meta files in the folder of an artifact.</summary>
internal static class ArtifactMetaFiles
{
    /// <summary>Gets the current content, without inherited meta.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>.</exception>
    internal static MetaMap Load(string folder) => MetaFile.LoadPair(BasePath(folder)).Value;

    /// <summary>Changes them, in the form they have.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    internal static void Save(string folder, MetaMap wanted, Operation operation)
    {
        if (MetaPair.Save(BasePath(folder), wanted) is { } lost)
        {
            operation.Detail($"Comments in '{lost}' were lost: the change could not be applied in place.");
        }
    }

    private static string BasePath(string folder) => ArtifactFolder.MetaBaseName(folder) is { } name
        ? Path.Combine(folder, name)
        : throw Missing(folder);

    private static CmException Missing(string folder)
    {
        // File.Exists returns false for it, so it would look like a folder without an artifact.
        var odd = MetaFileNames.BaseNames.SelectMany(name => MetaFileNames.Extensions.Select(extension => Path.Combine(folder, name + extension))).FirstOrDefault(Directory.Exists);
        return odd is null
            ? new(new CmError("ArtifactNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no artifact in '{folder}' any more.") { Target = folder })
            : new(new CmError("FileNotReadable", ReturnCode.Failed, CmErrorCategory.Storage, $"The file '{odd}' cannot be read: it is a folder.") { Location = new SourceLocation(odd), Target = odd });
    }
}
