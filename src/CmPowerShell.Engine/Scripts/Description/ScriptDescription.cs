using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Description;

/// <summary>The interface of a script in its meta, before any choice. Help, detailed objects and script pages are made of it.</summary>
public sealed class ScriptDescription
{
    /// <summary>Reads it.</summary>
    public ScriptDescription(ScriptDefinition script)
    {
        Script = script ?? throw new ArgumentNullException(nameof(script));
        var model = script.Model;
        Title = model.Title.Length > 0 ? model.Title : model.Description;
        Category = model.Category;
        DefaultVersion = model.DefaultVersion;
        Variations = [.. VariationDescription.ReadAll(model)];
        Inputs = [.. InputDescription.ReadAll(model)];
        Dependencies = [.. DependencyDescription.ReadAll(model)];
        DefaultEnv = model.DefaultEnv.ToMap();
        NewEnvKeys = model.NewEnvKeys;
        NewStateKeys = model.NewStateKeys;
        Warnings = model.Warnings;
        Tests = TestDeclaration.GetTests(script);
    }

    /// <summary>The script.</summary>
    public ScriptDefinition Script { get; }

    /// <summary>Its author's description; empty if the meta has none.</summary>
    public string Title { get; }

    /// <summary>The heading under which its author lists it; may be empty.</summary>
    public string Category { get; }

    /// <summary>The version that is used if none is requested; empty for none.</summary>
    public string DefaultVersion { get; }

    /// <summary>Its variations, in the order of its meta.</summary>
    public IReadOnlyList<VariationDescription> Variations { get; }

    /// <summary>Its inputs; those of every run are not among them.</summary>
    public IReadOnlyList<InputDescription> Inputs { get; }

    /// <summary>The scripts that it requests with any variation, in the order in which they are called.</summary>
    public IReadOnlyList<DependencyDescription> Dependencies { get; }

    /// <summary>The variables that can be given, and what they are otherwise.</summary>
    public MetaMap DefaultEnv { get; }

    /// <summary>The variables that the caller gets, with wildcards.</summary>
    public IReadOnlyList<string> NewEnvKeys { get; }

    /// <summary>The parts of the state that the caller gets.</summary>
    public IReadOnlyList<string> NewStateKeys { get; }

    /// <summary>The warnings of its author before it runs.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The tests it declares.</summary>
    public IReadOnlyList<ScriptTest> Tests { get; }
}
