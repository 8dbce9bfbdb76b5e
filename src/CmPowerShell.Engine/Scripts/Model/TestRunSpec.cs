using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A run by which a script is tested, as meta declares it.</summary>
/// <param name="section">An entry of <c>run_inputs</c>.</param>
internal sealed class TestRunSpec(MetaSection section)
{
    private static readonly string[] OwnKeys =
        [ScriptKeys.TestId.Name, ScriptKeys.TestVariations.Name, ScriptKeys.TestAllVariations.Name, ScriptKeys.TestDocker.Name];

    /// <summary>The name that the author gave it; empty for none.</summary>
    public string Id { get; } = section.Read(ScriptKeys.TestId);

    /// <summary>The lists of variations with which it runs, each list a text with commas.</summary>
    public IReadOnlyList<string> VariationLists { get; } = section.Read(ScriptKeys.TestVariations) switch
    {
        MetaList list => [.. list.Texts()],
        MetaText text => [text.Value],
        _ => [],
    };

    /// <summary>Whether it runs once for each variation.</summary>
    public bool IsForAllVariations { get; } = section.Read(ScriptKeys.TestAllVariations);

    /// <summary>Whether it runs in a container.</summary>
    public bool IsForContainer { get; } = IsOn(section.Read(ScriptKeys.TestDocker));

    /// <summary>The system of the container; empty if the meta does not define it.</summary>
    public string ContainerSystem { get; } = section.Read(ScriptKeys.TestDockerOs);

    /// <summary>The version of the system of the container; empty if the meta does not define it.</summary>
    public string ContainerVersion { get; } = section.Read(ScriptKeys.TestDockerOsVersion);

    /// <summary>The inputs of the run.</summary>
    public MetaMap Inputs => new(section.Map.Where(pair => !OwnKeys.Contains(pair.Key)));

    private static bool IsOn(MetaValue? value) => value.IsTrue() && value!.ToString().ToUpperInvariant() is not ("NO" or "OFF" or "FALSE" or "0");
}
