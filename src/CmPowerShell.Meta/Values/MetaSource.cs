namespace CmPowerShell.Meta.Values;

/// <summary>One file that meta came from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Document">What it holds; the value is a map.</param>
public sealed record MetaSource(string Path, MetaDocument Document);
