namespace CmPowerShell.TestSupport.BuildServices;

/// <summary>What a build service understands of a line.</summary>
/// <param name="Name">The command.</param>
/// <param name="Properties">Its properties, without escapes.</param>
/// <param name="Message">The text behind it, without escapes.</param>
public sealed record ServiceCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Message);
