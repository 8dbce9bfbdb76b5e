using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Settings;

/// <summary>A key of a file that is not a setting. It is kept, because it may belong to a later version, but has no effect.</summary>
public static class UnknownSetting
{
    /// <summary>The warning about it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">The file.</param>
    public static string Text(string key, string file) =>
        $"'{key}' in '{file}' is not a setting and has no effect. {NearestName.Hint(key, SettingTable.All.Select(setting => setting.Name))}".TrimEnd();
}
