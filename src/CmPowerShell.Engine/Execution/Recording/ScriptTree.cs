using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>The scripts of a run as a tree, put together from what happens. Scripts of one run come one after the other.</summary>
internal sealed class ScriptTree
{
    private readonly List<RecordedScript> _roots = [];
    private readonly Stack<RecordedScript> _open = new();

    /// <summary>All scripts.</summary>
    public IEnumerable<RecordedScript> All => Flat(_roots);

    /// <summary>Processes an event that affects the tree.</summary>
    /// <returns>Whether it belongs to the tree alone.</returns>
    public bool Take(EngineEvent engineEvent, DateTime time)
    {
        switch (engineEvent)
        {
            case ScriptBegun begun:
                Begin(new RecordedScript(begun.Script, begun.AskedTags, time));
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
    public MetaList ToMeta(string outcome) => new(_roots.Select(script => script.ToMeta(outcome)));

    private void Begin(RecordedScript script)
    {
        (_open.TryPeek(out var parent) ? parent.Dependencies : _roots).Add(script);
        _open.Push(script);
    }

    private void End(Action<RecordedScript> note)
    {
        if (_open.TryPop(out var script))
        {
            note(script);
        }
    }

    private static IEnumerable<RecordedScript> Flat(IEnumerable<RecordedScript> scripts) => scripts.SelectMany(script => Flat(script.Dependencies).Prepend(script));
}
