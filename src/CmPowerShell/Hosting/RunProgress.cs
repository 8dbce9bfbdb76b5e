using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting;

/// <summary>Makes progress of the events of a run: one activity for what was asked for, whose status is the script that is being worked on.</summary>
internal sealed class RunProgress
{
    private string? _activity;

    /// <summary>The progress that an event stands for, or null.</summary>
    public ProgressReported? Report(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case ScriptFound { Depth: 0 } found:
                _activity = $"Running {found.Script}";
                return new(_activity, "Looking for what it depends on", -1);
            case ScriptFound found when _activity is not null:
                return new(_activity, found.Script, -1);
            case NativeScriptStarting native when _activity is not null:
                return new(_activity, native.Script, -1);
            case ScriptFinished { Depth: 0 } when _activity is not null:
                return new(_activity, "Done", 100, IsCompleted: true);
            default:
                return null;
        }
    }
}
