using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>The kind of a setting: how a written value is converted, and which values are suggested.</summary>
public abstract class SettingKind
{
    /// <summary>The allowed values, as a part of a sentence: <c>a folder</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>The values there are, where they can be listed; empty otherwise.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>The effective value, or null if the written text is invalid.</summary>
    /// <param name="written">A value of a file or of a cmdlet; a text where it comes from the environment.</param>
    public abstract MetaValue? Read(MetaValue written);

    /// <summary>Explains why a value must not be stored in a file, as a full sentence; null where it may.</summary>
    public virtual string? Refusal(MetaValue value) => null;

    /// <summary>The value as it may be shown.</summary>
    public virtual MetaValue Shown(MetaValue value) => value;
}
