using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>What a setting may hold: how a value that was written becomes the one that counts, and what is offered to whoever writes one.</summary>
public abstract class SettingKind
{
    /// <summary>What may be written, as a part of a sentence: <c>a folder</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>The values there are, where they can be listed; empty otherwise.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>The value that counts, or null where what was written is none.</summary>
    /// <param name="written">A value of a file or of a cmdlet; a text where it comes from the environment.</param>
    public abstract MetaValue? Read(MetaValue written);

    /// <summary>Why a value must not be kept in a file, as a full sentence; null where it may.</summary>
    public virtual string? Refusal(MetaValue value) => null;

    /// <summary>The value as it may be shown.</summary>
    public virtual MetaValue Shown(MetaValue value) => value;
}
