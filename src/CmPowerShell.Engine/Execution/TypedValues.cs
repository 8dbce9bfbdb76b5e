using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution;

/// <summary>Marks the texts of a request as input of the user: data in which nothing is expanded.</summary>
internal static class TypedValues
{
    // Here a user writes <<<NAME>>> for the value of a variable.
    private const string Template = "extra_cache_tags";

    /// <summary>The request with all its texts marked. What the author of meta wrote, as in a declared test, keeps its origin.</summary>
    public static RunRequest Mark(RunRequest request) => request with
    {
        Env = Mark(request.Env),
        Const = Mark(request.Const),
        State = Mark(request.State),
        ConstState = Mark(request.ConstState),
        Inputs = new MetaMap(request.Inputs.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == Template ? pair.Value : Mark(pair.Value)))),
    };

    private static MetaMap Mark(MetaMap map) => (MetaMap)Mark((MetaValue)map);

    private static MetaValue Mark(MetaValue value) => value switch
    {
        MetaText { IsTemplate: false, TypedParts.Count: 0 } text => new MetaText(text.Value) { TypedParts = [Range.All], Position = text.Position },
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Mark(pair.Value)))) { Position = map.Position },
        MetaList list => new MetaList(list.Select(Mark)) { Position = list.Position },
        _ => value,
    };
}
