using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Names the place in a run from which an operation comes.</summary>
internal static class RunPath
{
    /// <summary>The script whose hook calls, as a part of a sentence; empty outside of a run.</summary>
    public static string CurrentScript(IOperationOrigin? origin) => (origin as DependencyPath)?.Whole.LastOrDefault() is { } frame ? $"the script {frame.Script.Name}" : "";
}
