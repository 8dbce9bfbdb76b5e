namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>The start of a script.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, each as it is.</param>
internal sealed record ShellStart(string Program, IReadOnlyList<string> Arguments);
