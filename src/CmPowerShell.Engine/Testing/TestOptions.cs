using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Testing;

/// <summary>Options of test runs, in addition to the declarations of scripts.</summary>
public sealed record TestOptions
{
    /// <summary>Inputs that are added to those of each test and win over them; <c>env</c> and <c>const</c> may be among them.</summary>
    public MetaMap Inputs { get; init; } = [];

    /// <summary>Neither read nor write the cache for the tested script.</summary>
    public bool SkipCache { get; init; }

    /// <summary>Make a new cache entry even if one fits, so that the script really runs.</summary>
    public bool New { get; init; }

    /// <summary>Leave the work directory of a test that failed where it is.</summary>
    public bool KeepsFailed { get; init; }
}
