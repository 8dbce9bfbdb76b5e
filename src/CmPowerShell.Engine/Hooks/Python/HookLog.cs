using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>
/// What a hook logs. As in mlcflow, information is written to standard error, unlike what a hook prints; a warning and an error are events of the run, which
/// continues after both.
/// </summary>
internal static class HookLog
{
    /// <summary>Publishes a record of the log.</summary>
    /// <param name="record">Its <c>level</c> (<c>error</c>, <c>warning</c>, <c>info</c>, <c>detail</c>) and <c>text</c>.</param>
    /// <param name="events">Takes the event.</param>
    /// <param name="depth">The depth of the script in the tree of dependencies.</param>
    public static void Publish(MetaMap record, IEventSink events, int depth)
    {
        var text = record.Text("text").TrimEnd();
        switch (record.Text("level"))
        {
            case "error":
                events.Publish(new ProblemReported(new CmError("HookLoggedError", ReturnCode.Failed, CmErrorCategory.ScriptFailed, text)) { Depth = depth });
                break;
            case "warning":
                events.Publish(new WarningReported("HookWarning", text) { Depth = depth });
                break;
            case "info":
                text.Split('\n').ToList().ForEach(line => events.Publish(new OutputReceived(line.TrimEnd('\r'), IsError: true) { Depth = depth }));
                break;
            default:
                events.Publish(new DetailReported(text) { Depth = depth });
                break;
        }
    }
}
