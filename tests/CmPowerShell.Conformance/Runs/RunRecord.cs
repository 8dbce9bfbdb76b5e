using System.Text.RegularExpressions;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Conformance.Runs;

/// <summary>One recorded command of the Python tools with what came of it.</summary>
internal sealed partial class RunRecord(MetaMap record, int place)
{
    /// <summary>Its place in the file, from 0.</summary>
    internal int Place { get; } = place;

    internal string Name { get; } = record.Text("name");

    internal RecordedCommand Command { get; } = RecordedCommand.Parse(record.Text("command"));

    internal int ExitCode { get; } = int.Parse(record.Text("exit"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The JSON that was printed, or null.</summary>
    internal MetaMap? Result { get; } = record.Find("result") as MetaMap;

    internal string Output { get; } = record.Text("stdout");

    internal string Input { get; } = record.Text("stdin");

    /// <summary>The meta of the cache entries afterwards.</summary>
    internal IReadOnlyList<MetaMap> Cache { get; } = record.List("cache").OfType<MetaMap>().ToList();

    /// <summary>What <c>cm-cached-state.json</c> of an entry held, by uid.</summary>
    internal MetaMap CachedState { get; } = record.Map("cached_state");

    internal IEnumerable<string> EntryUids => Cache.Select(entry => entry.Text("uid"));

    internal int UnfinishedEntries => Cache.Count(entry => entry.Texts("tags").Contains("tmp"));

    /// <summary>The entries that this command worked in, by the folders that it changed to.</summary>
    internal IReadOnlyList<string> MadeEntries { get; } = EntryFolder().Matches(record.Text("stdout")).Select(match => match.Groups[1].Value).ToList();

    internal static IReadOnlyList<RunRecord> ReadAll(string file) =>
        File.ReadLines(file).Select((line, index) => new RunRecord((MetaMap)JsonMeta.Parse(line, $"{file} (line {index + 1})"), index)).ToList();

    [GeneratedRegex("Changing to .*/local/(?:installed|cache)/([0-9a-f]{16})")]
    private static partial Regex EntryFolder();
}
