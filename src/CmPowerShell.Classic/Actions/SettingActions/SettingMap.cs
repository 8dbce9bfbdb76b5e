using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.SettingActions;

/// <summary>A setting as an item of a classic result.</summary>
internal static class SettingMap
{
    /// <summary>The keys <c>name</c>, <c>value</c>, <c>source</c>, <c>place</c>.</summary>
    internal static MetaMap Create(SettingValue value) => new()
    {
        ["name"] = value.Setting.Name,
        ["value"] = value.Value is { } known ? value.Setting.Kind.Shown(known) : MetaNull.Instance,
        ["source"] = value.Source.ToString().ToLowerInvariant(),
        ["place"] = value.Place,
    };

    /// <summary>The value for display: a description for a setting without a value.</summary>
    internal static string Shown(SettingValue value) => value.Value is { } known ? value.Setting.Kind.Shown(known).ToString() : $"({value.Setting.Otherwise})";

    /// <summary>The source of the value.</summary>
    internal static string Origin(SettingValue value) => value.Place.Length > 0 ? value.Place : value.Source.ToString().ToLowerInvariant();
}
