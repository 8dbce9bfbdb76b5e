namespace CmPowerShell.Engine.Settings;

/// <summary>An environment variable that sets a setting.</summary>
/// <param name="Name">The variable.</param>
public sealed record SettingVariable(string Name)
{
    /// <summary>
    /// Converts the text of the variable to the value of the setting, or to null if the text does not affect it. Without this the text itself is the value:
    /// the variable and the setting have the same meaning, and the setting replaces the variable if it is not set.
    /// </summary>
    public Func<string, string?>? Translation { get; init; }

    /// <summary>The value of the variable, or null.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    internal string? Read(Func<string, string?> environment) =>
        environment(Name)?.Trim() is not { Length: > 0 } text ? null : Translation is null ? text : Translation(text);
}
