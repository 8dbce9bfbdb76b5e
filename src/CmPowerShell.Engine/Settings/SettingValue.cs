using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>The source of a setting. Of several, the one with the higher number takes precedence.</summary>
public enum SettingSource
{
    /// <summary>No source; the default applies.</summary>
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

/// <summary>The value of a setting, and its source.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value; null where it has none.</param>
/// <param name="Source">The source.</param>
/// <param name="Place">The file or the variable; empty for the default.</param>
public sealed record SettingValue(Setting Setting, MetaValue? Value, SettingSource Source, string Place)
{
    /// <summary>The value as text; empty where it has none.</summary>
    public string Text => Value?.ToString() ?? "";
}
