using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>The tags of a dependency, as far as they are known before a run.</summary>
internal sealed class DependencyText
{
    private DependencyText(IReadOnlyList<string> tags, SourcePosition position)
    {
        Position = position;
        Plain = string.Join(',', tags.Where(tag => !IsVariation(tag)));
        Variations = tags.Where(tag => IsVariation(tag) && !DeclaredVariations.IsOpen(tag)).Select(GetVariation).Where(name => name.Length > 0).ToList();
    }

    /// <summary>The place of the tags in the file; that of the dependency where it has none.</summary>
    public SourcePosition Position { get; }

    /// <summary>The tags without variations, with commas.</summary>
    public string Plain { get; }

    /// <summary>The requested and excluded variations, without their sign.</summary>
    public IReadOnlyList<string> Variations { get; }

    /// <summary>Whether the script is known only in a run.</summary>
    public bool IsOpen => Plain.Length == 0 || DeclaredVariations.IsOpen(Plain);

    /// <summary>Reads the tags of a dependency.</summary>
    public static DependencyText Parse(SchemaPlace dependency) => new(
        ScriptKeys.DependencyTags.In(dependency.Map).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        dependency.Map.Find(ScriptKeys.DependencyTags.Name)?.Position ?? dependency.Position);

    /// <summary>The scripts that it finds.</summary>
    public IReadOnlyList<Artifact> Find(MetaSubject subject) => subject.Home.ScriptsWith(Plain);

    private static bool IsVariation(string tag) => tag.StartsWith('_') || tag.StartsWith("-_", StringComparison.Ordinal);

    // "_-x" excludes as "-_x" does.
    private static string GetVariation(string tag) => tag.TrimStart('-')[1..].TrimStart('-', '~');
}
