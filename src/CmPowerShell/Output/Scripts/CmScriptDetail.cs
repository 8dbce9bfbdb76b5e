using System.Collections.Specialized;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A script with all details of its meta that are needed to run it.</summary>
public sealed class CmScriptDetail : CmScript
{
    private readonly ScriptDescription _description;
    private OrderedDictionary? _defaultEnv;

    internal CmScriptDetail(ScriptDescription description, Func<string, bool> isCached, Func<Artifact, ScriptStanding> standing)
        : base(description.Script, isCached, standing)
    {
        _description = description;
        VariationDetails = [.. description.Variations.Select(variation => new CmVariation(variation))];
        Inputs = [.. description.Inputs.Select(input => new CmScriptInput(input))];
        DependencyDetails = [.. description.Dependencies.Select(dependency => new CmScriptDependency(dependency))];
        Tests = [.. description.Tests.Select(test => Shown.Text(test.Name))];
    }

    /// <summary>Its author's description; may be empty.</summary>
    public string Title => Shown.Text(_description.Title);

    /// <summary>The heading under which its author lists it; may be empty.</summary>
    public string Category => Shown.Text(_description.Category);

    /// <summary>The version that is used if none is requested; empty for none.</summary>
    public string DefaultVersion => Shown.Text(_description.DefaultVersion);

    /// <summary>Its variations with their groups and defaults, in the order of its meta, aliases included.</summary>
    public IReadOnlyList<CmVariation> VariationDetails { get; }

    /// <summary>Its inputs with the variables they set, for -Parameter. Those of every run are not among them.</summary>
    public IReadOnlyList<CmScriptInput> Inputs { get; }

    /// <summary>The variables that can be given with -Env, and their defaults.</summary>
    public OrderedDictionary DefaultEnv => _defaultEnv ??= FromMeta.Map(_description.DefaultEnv);

    /// <summary>The scripts that it requests with any variation, in the order in which they are called.</summary>
    public IReadOnlyList<CmScriptDependency> DependencyDetails { get; }

    /// <summary>The variables that the caller gets, with wildcards.</summary>
    public IReadOnlyList<string> NewEnvKeys => Shown.Texts(_description.NewEnvKeys);

    /// <summary>The parts of the state that the caller gets.</summary>
    public IReadOnlyList<string> NewStateKeys => Shown.Texts(_description.NewStateKeys);

    /// <summary>The names of the tests that it declares, for Test-CmScript.</summary>
    public IReadOnlyList<string> Tests { get; }
}
