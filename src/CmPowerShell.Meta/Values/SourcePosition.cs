namespace CmPowerShell.Meta.Values;

/// <summary>A place inside one file.</summary>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
/// <param name="Column">Column in characters, from 1; 0 when unknown.</param>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>No known place.</summary>
    public static SourcePosition Unknown => default;

    /// <summary>Whether the place is known.</summary>
    public bool IsKnown => Line > 0;
}
