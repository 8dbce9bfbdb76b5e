using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The common base of the actions that process several scripts.</summary>
internal static class ScriptChoice
{
    /// <summary>The scripts that name and tags find; a name without wildcards, or tags alone, must find one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ScriptNotFound</c>; <c>MetaFileBroken</c>.</exception>
    internal static List<ScriptDefinition> Find(ActionCall call)
    {
        var name = call.Request.Name;
        var scripts = name.Object.AsksForOne || (name.Object.IsEmpty && call.Request.Tags.Count > 0)
            ? call.Services.Runner.Find(ScriptRequest.FromCall(call))
            : new ScriptCatalog(call.Services.Index).Find(name, TagQuery.FromTags(call.Request.Tags), call.Automation);
        return scripts.Select(script => ScriptCatalog.Define(script)!).ToList();
    }
}
