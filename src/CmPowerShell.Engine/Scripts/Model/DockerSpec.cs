namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The inputs in the settings of a script for containers.</summary>
/// <param name="section">The settings.</param>
internal sealed class DockerSpec(MetaSection section)
{
    /// <summary>The variables that inputs set inside a container.</summary>
    public InputMapping InputMapping { get; } = new(section.Read(ScriptKeys.InputMapping));

    /// <summary>The inputs that only containers know.</summary>
    public IReadOnlyList<string> DockerInputs { get; } = [.. section.Read(ScriptKeys.DockerInputMapping).Keys];
}
