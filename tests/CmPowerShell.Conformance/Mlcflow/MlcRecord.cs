using System.Globalization;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>One recorded command of mlcflow with its outcome.</summary>
internal sealed class MlcRecord
{
    private readonly MetaMap _record;

    internal MlcRecord(MetaMap record, string name)
    {
        (_record, Name) = (record, name);
        var words = CommandLineWords.Split(record.Text("command"));
        var variables = words.TakeWhile(word => !word.StartsWith('-') && word.Contains('=', StringComparison.Ordinal)).ToList();
        Variables = variables.Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Program = words[variables.Count];
        Arguments = words.Skip(variables.Count + 1).ToList();
    }

    /// <summary>The name of the command, behind that of its sequence.</summary>
    internal string Name { get; }

    internal IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The program: <c>mlc</c>, <c>mlcr</c>, <c>mlce</c>.</summary>
    internal string Program { get; }

    internal IReadOnlyList<string> Arguments { get; }

    internal bool WantsJson => Arguments.Contains("-j");

    internal int ExitCode => int.Parse(_record.Text("exit"), CultureInfo.InvariantCulture);

    /// <summary>The JSON that was part of the log, or null.</summary>
    internal MetaMap? Result => _record.Find("result") as MetaMap;

    internal string Output => _record.Text("stdout");

    internal string Input => _record.Text("stdin");

    internal IReadOnlyList<string> Log => _record.Texts("log").ToList();

    internal IReadOnlyList<string> Errors => _record.Texts("errors").ToList();

    /// <summary>The meta of the cache entries afterwards; null when they were not recorded.</summary>
    internal IReadOnlyList<MetaMap>? Cache => _record.ContainsKey("cache") ? _record.List("cache").OfType<MetaMap>().ToList() : null;

    /// <summary>What <c>mlc-cached-state.json</c> of an entry contains, by uid.</summary>
    internal MetaMap CachedState => _record.Map("cached_state");

    /// <summary>The files of an entry, by uid.</summary>
    internal MetaMap CacheFiles => _record.Map("cache_files");

    /// <summary>The files of the current directory afterwards.</summary>
    internal IReadOnlyList<string> Files => _record.Texts("cwd_after").ToList();

    /// <summary>The same command again, in the same home; null when it was not run again.</summary>
    internal MlcRecord? SecondRun => _record.Find("second_run") is MetaMap second ? new MlcRecord(second, Name + "#2") : null;
}
