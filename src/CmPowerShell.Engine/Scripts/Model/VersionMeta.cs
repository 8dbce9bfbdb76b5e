namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>What a script says for one of its versions.</summary>
/// <param name="version">The version.</param>
/// <param name="section">The map of the meta.</param>
internal sealed class VersionMeta(string version, MetaSection section) : ScriptPart(section)
{
    /// <summary>The version.</summary>
    public string Version { get; } = version;
}
