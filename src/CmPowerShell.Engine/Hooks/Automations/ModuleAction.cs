namespace CmPowerShell.Engine.Hooks.Automations;

/// <summary>An action that a <c>module.py</c> defines.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Documentation">Its documentation, without indentation; empty where it has none.</param>
/// <param name="Line">The line where it begins, from 1.</param>
public sealed record ModuleAction(string Name, string Documentation, int Line)
{
    /// <summary>The first line of the documentation that has a text.</summary>
    public string Summary => Documentation.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
}
