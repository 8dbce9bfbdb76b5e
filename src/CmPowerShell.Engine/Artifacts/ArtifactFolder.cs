using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>The criterion that makes a folder an artifact.</summary>
public static class ArtifactFolder
{
    /// <summary>The name of the meta files in a folder, without extension: <c>_cm</c> or <c>meta</c>; null when there is none.</summary>
    public static string? MetaBaseName(string folder) =>
        MetaFileNames.BaseNames.FirstOrDefault(name => MetaFileNames.Extensions.Any(extension => File.Exists(Path.Combine(folder, name + extension))));
}
