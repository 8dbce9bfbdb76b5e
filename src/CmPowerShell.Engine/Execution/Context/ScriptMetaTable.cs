using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Variations;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Keeps the marked meta of each script for as long as the index keeps the script.</summary>
internal sealed class ScriptMetaTable
{
    private readonly ConditionalWeakTable<Artifact, ScriptMeta> _metas = [];

    /// <summary>The meta of a script.</summary>
    public ScriptMeta Get(Artifact script) => _metas.GetValue(script, artifact => new ScriptMeta(artifact));
}
