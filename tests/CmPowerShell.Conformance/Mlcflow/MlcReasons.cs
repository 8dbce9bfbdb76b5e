using System.Text.RegularExpressions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>The differences that have a reason: a deliberate one, or a fact of the machine. They are read from a file and counted apart.</summary>
internal sealed class MlcReasons
{
    private readonly List<Rule> _rules;

    private MlcReasons(IEnumerable<Rule> rules) => _rules = [.. rules];

    /// <summary>The reasons in the folder of this program.</summary>
    internal static MlcReasons Load() => Load(Path.Combine(AppContext.BaseDirectory, "Mlcflow", "reasons.yaml"));

    /// <summary>Reads a list of maps: <c>commands</c> (patterns with <c>*</c>), <c>differences</c> (regular expressions), <c>reason</c>.</summary>
    internal static MlcReasons Load(string file) => new(MetaFile.LoadMap(file).List("reasons").OfType<MetaMap>().Select(map => new Rule(
        map.Texts("commands").Select(Glob).ToList(),
        map.Texts("differences").Select(text => new Regex(text, RegexOptions.CultureInvariant)).ToList(),
        map.Text("reason"))));

    /// <summary>Why a command differs in this point, or null.</summary>
    internal string? ReasonOf(string command, string difference)
    {
        var rule = _rules.Find(rule => rule.Fits(command, difference));
        if (rule is not null)
        {
            rule.Used++;
        }

        return rule?.Reason;
    }

    /// <summary>How often each reason applied.</summary>
    internal IEnumerable<(string Reason, int Count)> Counts => _rules.Select(rule => (rule.Reason, rule.Used));

    private static Regex Glob(string pattern) => new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);

    private sealed record Rule(IReadOnlyList<Regex> Commands, IReadOnlyList<Regex> Differences, string Reason)
    {
        internal int Used { get; set; }

        internal bool Fits(string command, string difference) =>
            Commands.Any(regex => regex.IsMatch(command)) && Differences.Any(regex => regex.IsMatch(difference));
    }
}
