using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>A call of a hook, and its outcome, as messages between two processes.</summary>
internal static class CallMessage
{
    /// <summary>The call as a map.</summary>
    public static MetaMap Write(HookCall call)
    {
        var (input, same) = SharedEntries.TakeOut(call.Input, call.Live);
        var wire = new WireDates(input);
        return new MetaMap
        {
            ["function"] = call.Function,
            ["cwd"] = call.WorkDirectory,
            ["depth"] = call.Depth,
            ["live"] = MetaList.OfTexts(call.Live),
            ["variables"] = new MetaMap(call.Variables.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))),
            ["same"] = same,
            ["dates"] = wire.Dates,
            ["input"] = wire.Value,
        };
    }

    /// <summary>Reads what <see cref="Write(HookCall)"/> has written; maps that were one object are one again.</summary>
    public static HookCall Read(MetaMap message, IEngineAccess access)
    {
        var input = message.Map("input");
        foreach (var date in message.List("dates").OfType<MetaList>())
        {
            Put(input, (MetaList)date[0], YamlMeta.Parse(date[1].ToString()!, "message"));
        }

        foreach (var note in message.List("same").OfType<MetaList>())
        {
            Put(input, (MetaList)note[0], input.Map(((MetaList)note[1])[0].ToString()!));
        }

        return new HookCall(message.Text("function"), message.Text("cwd"), input, [.. message.List("live").Texts()], access)
        {
            Depth = message.Find("depth") is MetaInteger depth ? (int)depth.Value : 0,
            Variables = message.Map("variables").ToDictionary(pair => pair.Key, pair => pair.Value.ToString()!, StringComparer.Ordinal),
        };
    }

    /// <summary>The outcome of a call as a map.</summary>
    public static MetaMap Write(HookOutcome outcome)
    {
        var result = new WireDates(outcome.Result);
        var live = new WireDates(new MetaMap(outcome.Live.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))));
        return new MetaMap
        {
            ["result"] = result.Value,
            ["live"] = live.Value,
            ["live_dates"] = live.Dates,
            ["cwd"] = outcome.WorkDirectory,
        };
    }

    /// <summary>Reads what <see cref="Write(HookOutcome)"/> has written. What the hook left alone is the caller's own object.</summary>
    public static HookOutcome Read(MetaMap message, HookCall call)
    {
        var live = message.Map("live");
        foreach (var date in message.List("live_dates").OfType<MetaList>())
        {
            Put(live, (MetaList)date[0], date[1]);
        }

        var merged = call.Live
            .Where(key => call.Input.Find(key) is MetaMap)
            .ToDictionary(key => key, key => live.Find(key) is MetaMap after ? HookMapMerge.Merge(call.Input.Map(key), after) : call.Input.Map(key));
        return new HookOutcome(HookMapMerge.AsLiteral(message.Map("result")), merged) { WorkDirectory = message.Text("cwd") };
    }

    private static void Put(MetaValue root, MetaList path, MetaValue value)
    {
        for (var step = 0; step < path.Count - 1; step++)
        {
            root = root is MetaMap map ? map[path[step].ToString()!] : ((MetaList)root)[Place(path[step])];
        }

        if (root is MetaMap last)
        {
            last[path[^1].ToString()!] = value;
        }
        else
        {
            ((MetaList)root)[Place(path[^1])] = value;
        }
    }

    private static int Place(MetaValue key) => (int)((MetaInteger)key).Value;
}
