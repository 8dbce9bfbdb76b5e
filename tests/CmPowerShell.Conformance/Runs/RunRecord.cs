using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

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

    /// <summary>The same command again, in the same home; null when it was not run again.</summary>
    internal RunRecord? SecondRun { get; } = record.Find("second_run") is MetaMap second ? new RunRecord(second, place) : null;

    internal string Input { get; } = record.Text("stdin");

    /// <summary>Where it was called, with placeholders; empty for the current directory of the recording.</summary>
    internal string Directory { get; } = record.Text("cwd");

    /// <summary>The files of the home afterwards, in one text; empty when they were not recorded.</summary>
    internal string HomeAfter { get; } = record.Text("home_after");

    /// <summary>The meta of the cache entries afterwards.</summary>
    internal IReadOnlyList<MetaMap> Cache { get; } = record.List("cache").OfType<MetaMap>().ToList();

    /// <summary>What <c>cm-cached-state.json</c> of an entry held, by uid.</summary>
    internal MetaMap CachedState { get; } = record.Map("cached_state");

    internal IEnumerable<string> EntryUids => Cache.Select(entry => entry.Text("uid"));

    internal int UnfinishedEntries => Cache.Count(entry => entry.Texts("tags").Contains("tmp"));

    /// <summary>The entries that this command worked in, by the folders that it changed to.</summary>
    internal IReadOnlyList<string> MadeEntries { get; } = record.Texts("log").Append(record.Text("stdout"))
        .SelectMany(text => EntryFolder().Matches(text))
        .Select(match => match.Groups[1].Value)
        .ToList();

    /// <summary>The entries whose stored result was loaded, according to the output of the run.</summary>
    internal IReadOnlyList<string> LoadedEntries { get; } = record.Texts("log")
        .Select(line => LoadedEntry().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value)
        .ToList();

    [GeneratedRegex("! load .*/([0-9a-f]{16})/cm-cached-state.json$")]
    private static partial Regex LoadedEntry();

    [GeneratedRegex("(?:Changing to|! cd) .*/local/(?:installed|cache)/([0-9a-f]{16})")]
    private static partial Regex EntryFolder();
}
