using System.Management.Automation;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Hosting;

/// <summary>Which findings are wanted: by severity and by rule.</summary>
internal sealed class FindingFilter
{
    private readonly HashSet<CmFindingSeverity> _severities;
    private readonly HashSet<string> _rules;

    /// <summary>Makes a filter.</summary>
    /// <param name="severities">The severities; all when there are none.</param>
    /// <param name="rules">Ids of rules, with wildcards; all when there are none.</param>
    /// <exception cref="CmException"><c>RuleNotFound</c>: there is no such rule.</exception>
    public FindingFilter(IReadOnlyCollection<CmFindingSeverity> severities, IReadOnlyCollection<string> rules)
    {
        _severities = severities.ToHashSet();
        _rules = rules.SelectMany(Matching).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a finding is wanted.</summary>
    public bool Wants(CmFinding finding) =>
        (_severities.Count == 0 || _severities.Contains(finding.Severity)) && (_rules.Count == 0 || _rules.Contains(finding.Rule));

    private static List<string> Matching(string rule)
    {
        var pattern = WildcardPattern.Get(rule, WildcardOptions.IgnoreCase);
        var ids = ValidationRules.All.Select(known => known.Id).Where(pattern.IsMatch).ToList();
        return ids.Count > 0 ? ids : throw new CmException(new CmError(
            "RuleNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"No rule is called '{rule}'.")
        { Hint = NearestName.Hint(rule, ValidationRules.All.Select(known => known.Id)), Target = rule });
    }
}
