using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic.Actions;

/// <summary>What the actions <c>run</c>, <c>prepare</c> and <c>plan</c> have in common: the script, and what it is given.</summary>
internal static class ScriptRequest
{
    // These have places of their own in the request; the rest goes to the script as it is.
    private static readonly string[] OwnPlaces = ["tags", "env", "state"];

    internal static RunRequest Of(ActionCall call)
    {
        var request = call.Request;
        return new RunRequest
        {
            Automation = call.Automation,
            Name = request.Name,
            Tags = request.Tags,
            Env = request.Input.Map("env"),
            State = request.Input.Map("state"),
            Inputs = new MetaMap(request.Parameters.Where(pair => !OwnPlaces.Contains(pair.Key))),
            WorkDirectory = call.Operation.Here,
            Quiet = request.IsOn("quiet") || request.IsOn("q"),
            SkipCache = request.IsOn("skip_cache"),
            New = request.IsOn("new"),
            ChecksInputs = request.Input.Find("cmd") is MetaList, // it was typed; hooks pass on what they like
        };
    }
}
