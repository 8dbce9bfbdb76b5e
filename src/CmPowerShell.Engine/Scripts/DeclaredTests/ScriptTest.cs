using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.DeclaredTests;

/// <summary>One run by which a script is tested, as the key <c>tests</c> of its meta declares it.</summary>
/// <param name="Script">The script.</param>
/// <param name="Name">A name that no other test of the script has: the id of its entry in <c>run_inputs</c>, or <c>run N</c>, and its variations.</param>
public sealed record ScriptTest(Artifact Script, string Name)
{
    /// <summary>The place of its entry in <c>run_inputs</c>, from 1. An entry with several lists of variations makes several tests.</summary>
    public int Entry { get; init; } = 1;

    /// <summary>The id of its entry; empty when it has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>The requested variations, without the leading <c>_</c>; a leading <c>-</c> excludes one.</summary>
    public IReadOnlyList<string> Variations { get; init; } = [];

    /// <summary>The inputs of the run: flags of the classic command line by name, <c>env</c> among them.</summary>
    public MetaMap Inputs { get; init; } = [];

    /// <summary>Why it does not run here, in one sentence; null when it does.</summary>
    public string? SkipReason { get; init; }

    /// <summary>What is wrong with its declaration; null when nothing is.</summary>
    public CmError? Problem { get; init; }
}
