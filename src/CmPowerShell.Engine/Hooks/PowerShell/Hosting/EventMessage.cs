using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>Events as messages between two processes. Events that hold objects of the engine do not travel.</summary>
internal static class EventMessage
{
    /// <summary>The event as a map; null when it does not travel.</summary>
    public static MetaMap? Write(EngineEvent engineEvent) => Fields(engineEvent) is { } fields
        ? new MetaMap { ["kind"] = engineEvent.GetType().Name, ["depth"] = engineEvent.Depth, ["fields"] = new MetaList(fields) }
        : null;

    /// <summary>Reads what <see cref="Write"/> has written; null for an event that is not known.</summary>
    public static EngineEvent? Read(MetaMap message)
    {
        var fields = message.List("fields");
        EngineEvent? read = message.Text("kind") switch
        {
            nameof(DetailReported) => new DetailReported(Text(0)),
            nameof(DefaultTaken) => new DefaultTaken(Text(0)),
            nameof(WarningReported) => new WarningReported(Text(0), Text(1)),
            nameof(ProgressReported) => new ProgressReported(Text(0), Text(1), Number(2), Flag(3)),
            nameof(OutputReceived) => new OutputReceived(Text(0), Flag(1)),
            nameof(TextPrinted) => new TextPrinted(Text(0)),
            nameof(ServiceCommanded) => new ServiceCommanded(Text(0)),
            nameof(ScriptFound) => new ScriptFound(Text(0), Text(1), Text(2)),
            nameof(CacheConsulted) => new CacheConsulted(Text(0), Flag(1), Text(2), Text(3)),
            nameof(FileDownloaded) => new FileDownloaded(Text(0), Text(1)),
            nameof(NativeScriptStarting) => new NativeScriptStarting(Text(0), Text(1), Text(2)),
            nameof(HookCalled) => new HookCalled(Text(0), Text(1), Text(2)),
            nameof(ScriptFinished) => new ScriptFinished(Text(0), Flag(1), TimeSpan.Parse(Text(2), CultureInfo.InvariantCulture)),
            _ => null,
        };
        return read is null ? null : read with { Depth = message.Find("depth") is MetaInteger depth ? (int)depth.Value : 0 };

        string Text(int place) => place < fields.Count && fields[place] is MetaText text ? text.Value : "";
        int Number(int place) => place < fields.Count && fields[place] is MetaInteger number ? (int)number.Value : 0;
        bool Flag(int place) => place < fields.Count && fields[place] is MetaBoolean { Value: true };
    }

    private static MetaValue[]? Fields(EngineEvent engineEvent) => engineEvent switch
    {
        DetailReported detail => [detail.Text],
        DefaultTaken taken => [taken.Text],
        WarningReported warning => [warning.Id, warning.Text],
        ProgressReported progress => [progress.Activity, progress.Status, progress.Percent, progress.IsCompleted],
        OutputReceived output => [output.Text, output.IsError],
        TextPrinted printed => [printed.Text],
        ServiceCommanded command => [command.Line],
        ScriptFound found => [found.Script, found.AskedFor, found.Path],
        CacheConsulted cache => [cache.Script, cache.IsHit, cache.Reason, cache.EntryPath],
        FileDownloaded file => [file.Address, file.Digest],
        NativeScriptStarting native => [native.Script, native.File, native.WorkDirectory],
        HookCalled hook => [hook.Script, hook.Function, hook.File],
        ScriptFinished finished => [finished.Script, finished.FromCache, finished.Duration.ToString("c", CultureInfo.InvariantCulture)],
        _ => null,
    };
}
