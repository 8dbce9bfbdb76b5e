using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>Reads the meta of an artifact: what its YAML file says, and over it, key by key, what its JSON file says.</summary>
public static class ArtifactMetaFile
{
    /// <summary>The meta without inheritance.</summary>
    /// <param name="pathWithoutExtension">Folder and base name of the files; see <see cref="ArtifactFolder.MetaBaseName"/>.</param>
    /// <exception cref="CmException"><c>MetaFileMissing</c>, <c>FileNotReadable</c>, <c>MetaFileBroken</c> with file, line and column.</exception>
    public static MetaMap Load(string pathWithoutExtension)
    {
        MetaMap? meta = null;
        foreach (var extension in MetaFileNames.Extensions)
        {
            var file = pathWithoutExtension + extension;
            if (File.Exists(file))
            {
                meta = meta is null ? Read(file) : Over(meta, Read(file));
            }
        }

        return meta ?? (MetaMap)MetaFile.Load(pathWithoutExtension + MetaFileNames.Extensions[0]);
    }

    private static MetaMap Read(string file) => MetaFile.Load(file) switch
    {
        MetaMap map => map,
        MetaNull => [],
        var other => throw NoMap(file, other),
    };

    private static MetaMap Over(MetaMap meta, MetaMap changes)
    {
        foreach (var pair in changes)
        {
            meta.Set(pair.Key, pair.Value, changes.KeyPosition(pair.Key));
        }

        return meta;
    }

    private static CmException NoMap(string file, MetaValue value)
    {
        var place = new SourceLocation(file, Math.Max(1, value.Position.Line), Math.Max(1, value.Position.Column));
        return new(new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: the meta of an artifact must be a map of keys and values.")
        { Location = place, Target = file });
    }
}
