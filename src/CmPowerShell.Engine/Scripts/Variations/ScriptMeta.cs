using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>
/// The meta of a script as its author wrote it: every text in it is a template. It is shared by all runs and must not be changed.
/// </summary>
internal sealed class ScriptMeta
{
    private readonly Lazy<VariationGroups> _groups;
    private readonly Lazy<IReadOnlyList<CombinedVariation>> _combined;
    private readonly Lazy<string> _file;

    /// <summary>Marks the meta of a script.</summary>
    public ScriptMeta(Artifact artifact)
    {
        Artifact = artifact;
        Map = MetaTemplate.Mark(artifact.Meta);
        Variations = Map.Map("variations");
        _groups = new(() => VariationGroups.FromMeta(this));
        _combined = new(() => CombinedVariation.ReadAll(Variations));
        _file = new(() => GetFile(artifact));
    }

    /// <summary>The script.</summary>
    public Artifact Artifact { get; }

    /// <summary>The meta.</summary>
    public MetaMap Map { get; }

    /// <summary>Its variations by name.</summary>
    public MetaMap Variations { get; }

    /// <summary>The groups of its variations.</summary>
    /// <exception cref="CmException">Id <c>VariationGroupInvalid</c>.</exception>
    public VariationGroups Groups => _groups.Value;

    /// <summary>Its combined variations, in the order in which they are applied.</summary>
    public IReadOnlyList<CombinedVariation> Combined => _combined.Value;

    /// <summary>Alias and uid, <c>alias,uid</c>.</summary>
    public string Name => Artifact.Name.ToString();

    /// <summary>The place of a value in the meta file, for error messages.</summary>
    public SourceLocation GetLocation(MetaValue? value) => Location(value?.Position ?? default);

    /// <summary>The place of a value in the meta file of an artifact.</summary>
    public static SourceLocation LocationIn(Artifact artifact, MetaValue value) => new(GetFile(artifact), value.Position.Line, value.Position.Column);

    /// <summary>The place of a key of one of its maps.</summary>
    public SourceLocation GetLocation(MetaMap map, string key) => Location(map.KeyPosition(key));

    private SourceLocation Location(SourcePosition position) => new(_file.Value, position.Line, position.Column);

    private static string GetFile(Artifact artifact) => MetaFileNames.BaseNames
        .Select(name => MetaFile.Find(Path.Combine(artifact.Path, name)))
        .FirstOrDefault(file => file is not null) ?? artifact.Path;
}
