using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting;

/// <summary>Texts for the events of a run, for the verbose stream.</summary>
internal static class EventText
{
    /// <summary>The text for an event; null for one that has a separate stream.</summary>
    public static string? Format(EngineEvent engineEvent) => engineEvent switch
    {
        DetailReported detail => detail.Text,
        DefaultTaken taken => taken.Text,
        ScriptFound found => $"{found.AskedFor} is {found.Script} in {found.Path}",
        CacheConsulted { IsHit: true } hit => $"Cached result of {hit.Script}: {hit.Reason} ({hit.EntryPath})",
        CacheConsulted miss => $"No cached result of {miss.Script}: {miss.Reason}",
        NativeScriptStarting native => $"Running {native.File} in {native.WorkDirectory}",
        HookCalled hook => $"Calling {hook.Function} of {hook.File}",
        ScriptFinished finished => string.Create(CultureInfo.InvariantCulture, $"{finished.Script} took {finished.Duration.TotalSeconds:0.00} s"),
        _ => null,
    };
}
