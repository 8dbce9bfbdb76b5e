using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>The hooks in a <c>customize.py</c>. Each instance has the module for itself, as each run of a script has in the Python tools.</summary>
internal sealed class PythonHooks(string file, HookSession session) : IScriptHooks
{
    private static long _instances;
    private readonly HookFile _source = new(file);
    private readonly long _instance = Interlocked.Increment(ref _instances);
    private HashSet<string>? _names;
    private (DateTime, long) _stamp;

    /// <inheritdoc/>
    public string File => file;

    /// <inheritdoc/>
    public bool Defines(string function, Operation operation)
    {
        var info = new FileInfo(file);
        var stamp = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (_names is null || stamp != _stamp)
        {
            var reply = session.With(_source, operation, process => new PythonCall(process, _source, "", null, operation, 0).Ask(Message("defines", process)));
            _names = [.. reply.List("names").Texts()];
            _stamp = stamp;
        }

        return _names.Contains(function);
    }

    /// <inheritdoc/>
    public HookOutcome Call(HookCall call, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(operation);
        var reply = session.With(
            _source, operation, process => new PythonCall(process, _source, call.Function, call.Access, operation, call.Depth).Ask(Message(call, process)));
        return Outcome(call, reply);
    }

    private MetaMap Message(HookCall call, PythonProcess process)
    {
        var (shared, same) = SharedEntries.TakeOut(call.Input, call.Live);
        var input = new WireDates(shared);
        var message = Message("call", process);
        message["environ"] = Environ(message.Map("environ"), call.Variables);
        message["function"] = call.Function;
        message["cwd"] = call.WorkDirectory;
        message["live"] = MetaList.OfTexts(call.Live);
        message["same"] = same;
        message["dates"] = input.Dates;
        message["input"] = input.Value;
        return message;
    }

    private static MetaMap Environ(MetaMap changes, IReadOnlyDictionary<string, string> further)
    {
        var set = changes.Map("set").Clone();
        foreach (var (name, value) in further)
        {
            set[name] = value;
        }

        return new MetaMap { ["set"] = set, ["unset"] = changes.List("unset").Clone() };
    }

    private MetaMap Message(string op, PythonProcess process)
    {
        var message = new MetaMap { ["op"] = op, ["file"] = file, ["instance"] = _instance };
        if (process.Environment.Changes() is { } changes)
        {
            message["environ"] = changes;
        }

        return message;
    }

    private static HookOutcome Outcome(HookCall call, MetaMap reply)
    {
        var changed = reply.Map("live").Map("values");
        var live = call.Live
            .Where(key => call.Input.Find(key) is MetaMap)
            .ToDictionary(key => key, key => changed.Find(key) is MetaMap after ? HookMapMerge.Merge(call.Input.Map(key), after) : call.Input.Map(key));
        SharedEntries.PutBack(live, reply.Map("live").List("same"));
        var left = reply.Text("cwd");
        return new HookOutcome(HookMapMerge.AsLiteral(reply.Map("result")), live)
        {
            WorkDirectory = left == call.WorkDirectory ? "" : left,
        };
    }
}
