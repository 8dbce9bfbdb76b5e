namespace CmPowerShell.Meta.Values;

/// <summary>The content of a file of meta.</summary>
/// <param name="Value">The value.</param>
/// <param name="Duplicates">Keys that occur more than once in their map, in the order of the file.</param>
public sealed record MetaDocument(MetaValue Value, IReadOnlyList<DuplicateKey> Duplicates);
