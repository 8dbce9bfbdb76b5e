namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>The start of a script.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
internal sealed record ShellStart(string Program, IReadOnlyList<string> Arguments);
