namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A change of the meta that counts while its conditions hold.</summary>
/// <param name="section">An entry of <c>update_meta_if_env</c>.</param>
internal sealed class ConditionalUpdate(MetaSection section)
{
    /// <summary>When it counts.</summary>
    public Conditions Conditions { get; } = new(section);

    /// <summary>The variables that it merges into the environment.</summary>
    public EnvironmentSpec Env { get; } = new(section.Read(ScriptKeys.UpdateEnv));

    /// <summary>The values that it merges into the state.</summary>
    public EnvironmentSpec State { get; } = new(section.Read(ScriptKeys.UpdateState));

    /// <summary>The settings for containers that it merges.</summary>
    public EnvironmentSpec Docker { get; } = new(section.Read(ScriptKeys.UpdateDocker));
}
