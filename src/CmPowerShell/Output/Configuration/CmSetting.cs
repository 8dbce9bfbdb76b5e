using CmPowerShell.Engine.Settings;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A setting of this product: its value and source.</summary>
public sealed class CmSetting
{
    internal CmSetting(SettingValue source) => Given = source;

    /// <summary>The name.</summary>
    public string Name => Given.Setting.Name;

    /// <summary>The value; null where it has none.</summary>
    public object? Value => Given.Value is { } value ? FromMeta.Value(Given.Setting.Kind.Shown(value)) : null;

    /// <summary>The source.</summary>
    public CmSettingSource Source => (CmSettingSource)(int)Given.Source;

    /// <summary>The file or the environment variable of the source; empty for the default.</summary>
    public string Place => Given.Place;

    /// <summary>A description of the default.</summary>
    public string Default => Given.Setting.Otherwise;

    /// <summary>A description of the allowed values.</summary>
    public string Allowed => Given.Setting.Kind.Allowed;

    /// <summary>The environment variables of the setting; the first one that is set takes effect.</summary>
    public IReadOnlyList<string> Variables => Given.Setting.Variables.Select(variable => variable.Name).ToList();

    /// <summary>Its description.</summary>
    public string Description => Given.Setting.Summary;

    internal SettingValue Given { get; }

    /// <summary>The form <c>NAME = VALUE</c>.</summary>
    public override string ToString() => $"{Name} = {Value}";
}
