using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Scripts;

/// <summary>
/// The meta of a script as its author wrote it: every text in it is a template. It is shared by all runs and must not be changed.
/// </summary>
/// <param name="artifact">The script.</param>
internal sealed class ScriptMeta(Artifact artifact)
{
    private string? _file;

    /// <summary>The script.</summary>
    public Artifact Artifact { get; } = artifact;

    /// <summary>The meta.</summary>
    public MetaMap Map { get; } = MetaTemplate.Mark(artifact.Meta);

    /// <summary>Its variations by name.</summary>
    public MetaMap Variations => Map.Map("variations");

    /// <summary>Alias and uid, <c>alias,uid</c>.</summary>
    public string Name => Artifact.Name.ToString();

    /// <summary>The place of a value in the meta file, for error messages.</summary>
    public SourceLocation LocationOf(MetaValue? value) => Location(value?.Position ?? default);

    /// <summary>The place of a key of one of its maps.</summary>
    public SourceLocation LocationOf(MetaMap map, string key) => Location(map.KeyPosition(key));

    private SourceLocation Location(SourcePosition position) => new(_file ??= FindFile(), position.Line, position.Column);

    private string FindFile() => MetaFileNames.BaseNames
        .Select(name => MetaFile.Find(Path.Combine(Artifact.Path, name)))
        .FirstOrDefault(file => file is not null) ?? Artifact.Path;
}
