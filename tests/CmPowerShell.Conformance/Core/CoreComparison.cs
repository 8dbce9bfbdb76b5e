using CmPowerShell.Conformance.Runs;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Core;

/// <summary>Compares a replayed command on artifacts or repositories with its record: exit code, result, text, and the files of the home.</summary>
internal sealed class CoreComparison(RunRecord record, Replay replay, Placeholders places, NewUids uids)
{
    /// <summary>One line or more for each difference.</summary>
    /// <param name="home">The folder of the home.</param>
    internal IEnumerable<string> Differences(string home) => [.. ExitCode(), .. Result(), .. Text(), .. Files(home)];

    private IEnumerable<string> ExitCode() =>
        replay.ExitCode == record.ExitCode ? [] : [$"  exit code: recorded {record.ExitCode}, ours {replay.ExitCode}"];

    private IEnumerable<string> Result()
    {
        if (record.Result is not { } recorded)
        {
            return [];
        }

        try
        {
            var start = replay.Output.IndexOf('{', StringComparison.Ordinal);
            var ours = JsonMeta.Parse(start < 0 ? replay.Output : replay.Output[start..], "our standard output");
            return Difference.Between(Comparable(recorded), Comparable(ours)).Select(difference => difference.ToString());
        }
        catch (CmException problem)
        {
            return [$"  no result was printed: {problem.Error.Message}"];
        }
    }

    private IEnumerable<string> Text() =>
        record.Command.WantsJson ? [] : CoreText.Differences(record.Command.Request, Comparable(record.Output), Comparable(replay.Output));

    private IEnumerable<string> Files(string home)
    {
        if (record.HomeAfter.Length == 0)
        {
            return [];
        }

        var (recorded, ours) = (Comparable(HomeFiles.Parse(record.HomeAfter)), Comparable(HomeFiles.Read(home)));
        return recorded.Keys.Union(ours.Keys).Order(StringComparer.Ordinal).SelectMany(path => File(path, recorded, ours));
    }

    private static IEnumerable<string> File(string path, Dictionary<string, string?> recorded, Dictionary<string, string?> ours) =>
        !ours.TryGetValue(path, out var our) ? [$"  no file {path}"]
        : !recorded.TryGetValue(path, out var text) ? [$"  a file more, {path}"]
        : text is null || text == our ? []
        : [$"  {path} holds something else\n    recorded: {text.ReplaceLineEndings("\n              ")}\n    ours:     {our?.ReplaceLineEndings("\n              ")}"];

    private Dictionary<string, string?> Comparable(IReadOnlyDictionary<string, string?> files) =>
        files.ToDictionary(file => Comparable(file.Key), file => file.Value is { } text ? Comparable(text) : null, StringComparer.Ordinal);

    private string Comparable(string text) => uids.Mask(places.Mark(text).Replace("{cmind}/", "{cmind2022}/", StringComparison.Ordinal));

    private MetaValue Comparable(MetaValue value) => value switch
    {
        MetaText text => Comparable(text.Value),
        MetaList list => new MetaList(list.Select(Comparable)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Comparable(pair.Value)))),
        _ => value,
    };
}
