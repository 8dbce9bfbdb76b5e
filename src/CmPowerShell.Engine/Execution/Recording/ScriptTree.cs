using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>
/// The scripts of a run, put together from what happens. Scripts of one run come one after the other. The tree is kept as a list with depths: a chain of dependencies may be longer than
/// JSON may be nested.
/// </summary>
internal sealed class ScriptTree
{
    private readonly List<RecordedScript> _all = [];
    private readonly Stack<RecordedScript> _open = new();

    /// <summary>All scripts, in the order in which they began.</summary>
    public IEnumerable<RecordedScript> All => _all;

    /// <summary>Processes an event that affects the tree.</summary>
    /// <returns>Whether it belongs to the tree alone.</returns>
    public bool Take(EngineEvent engineEvent, DateTime time)
    {
        switch (engineEvent)
        {
            case ScriptBegun begun:
                Begin(new RecordedScript(begun.Script, begun.AskedTags, _open.Count, time));
                return true;
            case ScriptEnded ended:
                End(script => script.Result = ended.Result);
                return true;
            case ScriptBroken broken:
                End(script => (script.Error, script.Ended) = (broken.Error, time));
                return true;
            case NativeScriptStarting native when _open.TryPeek(out var script):
                script.NativeScripts.Add(native.File);
                return false;
            case FileDownloaded file when _open.TryPeek(out var script):
                script.Downloads[file.Address] = file.Digest;
                return false;
            default:
                return false;
        }
    }

    /// <summary>The list of the record.</summary>
    /// <param name="outcome">The outcome of a script that has begun and has not ended.</param>
    public MetaList ToMeta(string outcome) => new(_all.Select(script => script.ToMeta(outcome)));

    private void Begin(RecordedScript script)
    {
        _all.Add(script);
        _open.Push(script);
    }

    private void End(Action<RecordedScript> note)
    {
        if (_open.TryPop(out var script))
        {
            note(script);
        }
    }
}
