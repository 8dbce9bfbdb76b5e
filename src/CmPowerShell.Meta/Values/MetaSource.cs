namespace CmPowerShell.Meta.Values;

/// <summary>One source file of meta.</summary>
/// <param name="Path">The file.</param>
/// <param name="Document">Its content; the value is a map.</param>
public sealed record MetaSource(string Path, MetaDocument Document);
