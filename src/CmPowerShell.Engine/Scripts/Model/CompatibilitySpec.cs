namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The version of mlcflow that a script needs at least.</summary>
/// <param name="section">An entry of <c>mlc_compat</c>.</param>
internal sealed class CompatibilitySpec(MetaSection section)
{
    /// <summary>The version; empty for any.</summary>
    public string MinimumVersion { get; } = section.Read(ScriptKeys.CompatibleVersion).Trim();

    /// <summary>Why it is needed; empty if the meta does not define it.</summary>
    public string Reason { get; } = section.Read(ScriptKeys.CompatibilityReason).Trim();

    /// <summary>Whether the script does not run without it; otherwise it runs with a warning.</summary>
    public bool IsRequired { get; } = section.Read(ScriptKeys.CompatibilityFails);
}
