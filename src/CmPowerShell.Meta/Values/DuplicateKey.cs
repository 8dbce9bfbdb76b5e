namespace CmPowerShell.Meta.Values;

/// <summary>A key that occurs twice in one map. The Python tools keep the last value silently; a validator reports it.</summary>
/// <param name="Key">The key.</param>
/// <param name="First">Its first position.</param>
/// <param name="Again">Its second position; this value takes effect.</param>
public sealed record DuplicateKey(string Key, SourcePosition First, SourcePosition Again);
