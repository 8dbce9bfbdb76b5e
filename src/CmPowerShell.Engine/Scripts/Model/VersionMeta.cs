namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The meta of one version of a script.</summary>
/// <param name="version">The version.</param>
/// <param name="section">The map of the meta.</param>
internal sealed class VersionMeta(string version, MetaSection section) : ScriptPart(section)
{
    /// <summary>The version.</summary>
    public string Version { get; } = version;
}
