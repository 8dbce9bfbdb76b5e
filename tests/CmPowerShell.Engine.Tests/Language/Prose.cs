namespace CmPowerShell.Engine.Tests.Language;

/// <summary>A line of prose in a file.</summary>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Text">The text, without code.</param>
internal sealed record Prose(int Line, string Text);
