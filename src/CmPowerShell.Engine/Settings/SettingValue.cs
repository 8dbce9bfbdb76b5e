using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>Who said what a setting is. Of several, the one with the higher number counts.</summary>
public enum SettingSource
{
    /// <summary>Nobody; it is what it is otherwise.</summary>
    Default,

    /// <summary>The user's file.</summary>
    User,

    /// <summary>The file of the home.</summary>
    Home,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A parameter of the call.</summary>
    Parameter,
}

/// <summary>What a setting is, and who said so.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value; null where it has none.</param>
/// <param name="Source">Who said it.</param>
/// <param name="Place">The file or the variable; empty where nobody said it.</param>
public sealed record SettingValue(Setting Setting, MetaValue? Value, SettingSource Source, string Place)
{
    /// <summary>The value as text; empty where it has none.</summary>
    public string Text => Value?.ToString() ?? "";
}
