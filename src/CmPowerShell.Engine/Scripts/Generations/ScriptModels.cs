using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>Keeps the model of each script for as long as the index keeps the script.</summary>
internal sealed class ScriptModels
{
    private readonly ConditionalWeakTable<Artifact, ScriptModel> _models = [];

    /// <summary>Returns the model of a script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The meta cannot be read.</exception>
    public ScriptModel Get(Artifact script) => _models.GetValue(script, artifact => Generation.Require(artifact).Read(artifact));
}
