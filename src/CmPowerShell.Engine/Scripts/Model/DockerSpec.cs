namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>What the settings of a script for containers say of inputs.</summary>
/// <param name="section">The settings.</param>
internal sealed class DockerSpec(MetaSection section)
{
    /// <summary>The inputs that are mapped to variables inside a container.</summary>
    public IReadOnlyList<string> MappedInputs { get; } = [.. section.Read(ScriptKeys.InputMapping).Keys];

    /// <summary>The inputs that only containers know.</summary>
    public IReadOnlyList<string> DescribedInputs { get; } = [.. section.Read(ScriptKeys.DockerInputMapping).Keys];
}
