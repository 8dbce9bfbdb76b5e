namespace CmPowerShell.Meta.Values;

/// <summary>A key that stands twice in one map. The Python tools keep the last value silently; a validator tells.</summary>
/// <param name="Key">The key.</param>
/// <param name="First">Where it stood before.</param>
/// <param name="Again">Where it stands again; this value counts.</param>
public sealed record DuplicateKey(string Key, SourcePosition First, SourcePosition Again);
