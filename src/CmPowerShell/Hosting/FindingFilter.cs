using CmPowerShell.Binding;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>Selects findings by severity and by rule.</summary>
internal sealed class FindingFilter
{
    private readonly IReadOnlyList<string> _known;
    private readonly HashSet<CmFindingSeverity> _severities;
    private readonly HashSet<string> _rules;

    /// <summary>Makes a filter.</summary>
    /// <param name="severities">The severities; all when there are none.</param>
    /// <param name="rules">Ids of rules, with wildcards; all when there are none.</param>
    /// <param name="known">The ids of all rules that there are.</param>
    /// <exception cref="CmException"><c>RuleNotFound</c>: there is no such rule.</exception>
    public FindingFilter(IReadOnlyCollection<CmFindingSeverity> severities, IReadOnlyCollection<string> rules, IEnumerable<string> known)
    {
        _known = known.ToList();
        _severities = severities.ToHashSet();
        _rules = rules.SelectMany(Matching).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a finding is selected.</summary>
    public bool Wants(CmFindingSeverity severity, string rule) =>
        (_severities.Count == 0 || _severities.Contains(severity)) && (_rules.Count == 0 || _rules.Contains(rule));

    private List<string> Matching(string rule)
    {
        var pattern = Wildcard.Parse(rule);
        var ids = _known.Where(pattern.IsMatch).ToList();
        return ids.Count > 0 ? ids : throw new CmException(new CmError(
            "RuleNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"No rule is called '{rule}'.")
        { Hint = NearestName.Hint(rule, _known), Target = rule });
    }
}
