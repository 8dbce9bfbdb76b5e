using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The common base of the actions <c>run</c>, <c>prepare</c> and <c>plan</c>: the script, and its inputs.</summary>
internal static class ScriptRequest
{
    // Tags have a place of their own in the request, and how the result is printed is no matter of the script.
    private static readonly string[] OwnPlaces = ["tags", "j", "json", RunExport.Input];

    /// <summary>The request of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="read">The inputs that the action reads itself.</param>
    internal static RunRequest FromCall(ActionCall call, params IReadOnlyList<string> read)
    {
        var request = call.Request;
        return new RunRequest
        {
            Automation = call.Automation,
            Name = request.Name,
            Tags = request.Tags,
            Inputs = new MetaMap(request.Parameters.Where(pair => !OwnPlaces.Contains(pair.Key) && !read.Contains(pair.Key))),
            WorkDirectory = call.Operation.Here,
            Quiet = request.IsQuiet,
            SkipCache = request.IsOn("skip_cache"),
            New = request.IsOn("new"),
            CommandLine = request.Input.Texts("cmd").ToList(),
            ChecksInputs = request.IsTyped,
        };
    }
}
