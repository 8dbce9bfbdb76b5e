using CmPowerShell.Engine.Settings;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A setting of this product: what it is now, and who said so.</summary>
public sealed class CmSetting
{
    internal CmSetting(SettingValue source) => Given = source;

    /// <summary>The name.</summary>
    public string Name => Given.Setting.Name;

    /// <summary>The value; null where it has none.</summary>
    public object? Value => Given.Value is { } value ? FromMeta.Value(Given.Setting.Kind.Shown(value)) : null;

    /// <summary>Who said it.</summary>
    public CmSettingSource Source => (CmSettingSource)(int)Given.Source;

    /// <summary>The file or the environment variable that says it; empty where nobody does.</summary>
    public string Place => Given.Place;

    /// <summary>What it is where nobody says anything, in words.</summary>
    public string Default => Given.Setting.Otherwise;

    /// <summary>What it may be, in words.</summary>
    public string Allowed => Given.Setting.Kind.Allowed;

    /// <summary>The environment variables that say it; the first one that is set counts.</summary>
    public IReadOnlyList<string> Variables => Given.Setting.Variables.Select(variable => variable.Name).ToList();

    /// <summary>What it does.</summary>
    public string Description => Given.Setting.Summary;

    internal SettingValue Given { get; }

    /// <summary>The form <c>NAME = VALUE</c>.</summary>
    public override string ToString() => $"{Name} = {Value}";
}
