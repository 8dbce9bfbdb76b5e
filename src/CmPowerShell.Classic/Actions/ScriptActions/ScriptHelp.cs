using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The output of <c>cm run script --tags=… --help</c> and <c>cm help script NAME</c>: a description of the script and its inputs.</summary>
internal static class ScriptHelp
{
    /// <summary>Whether help about a script is requested, and not about the automation or an action.</summary>
    internal static bool IsMeant(ActionCall call) =>
        (call.Request.Artifact.Length > 0 || call.Request.Tags.Count > 0) && ScriptCatalog.IsAutomation(call.Automation);

    /// <summary>Shows it; of several scripts that fit, their names.</summary>
    /// <exception cref="CmException">Ids <c>ScriptNotFound</c>, <c>VariationNotFound</c>.</exception>
    internal static ActionOutcome Show(ActionCall call)
    {
        var scripts = Find(call);
        var text = string.Join('\n', scripts is [var script] ? ScriptHelpText.Write(ScriptCatalog.Define(script)!) : ScriptHelpText.Write(call.Automation, scripts));
        call.Print(text);
        return ActionOutcome.Done(("help", text)) with { Values = scripts };
    }

    private static List<Artifact> Find(ActionCall call)
    {
        var asked = RequestedTags.Parse(call.Request.Tags);
        var found = call.Services.Runner.Find(ScriptRequest.FromCall(call));
        var fitting = found.Where(script => asked.MissingIn(script).Count == 0).ToList();
        return fitting.Count > 0 ? fitting
            : throw ScriptErrors.VariationNotFound(found[0], asked.MissingIn(found[0])[0], [.. ScriptKeys.Variations.In(found[0].Meta).Keys], ReturnCode.NotFound);
    }
}
