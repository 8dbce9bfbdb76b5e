namespace CmPowerShell.Engine.Settings;

/// <summary>An environment variable that says what a setting is.</summary>
/// <param name="Name">The variable.</param>
public sealed record SettingVariable(string Name)
{
    /// <summary>
    /// What the setting is where the variable has a text, or null where that text says nothing about it. Without this the text itself is the value:
    /// the variable and the setting mean the same, and the setting stands for the variable where it is not set.
    /// </summary>
    public Func<string, string?>? Translation { get; init; }

    /// <summary>What the variable says, or null.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    internal string? Read(Func<string, string?> environment) =>
        environment(Name)?.Trim() is not { Length: > 0 } text ? null : Translation is null ? text : Translation(text);
}
