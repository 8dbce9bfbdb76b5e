using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Reports;

/// <summary>Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0, as hosts of repositories and editors read it.</summary>
public static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Makes the report: one run, with all rules. Addresses of files are relative to the folder of their repository.</summary>
    /// <param name="findings">The findings.</param>
    public static MetaMap Create(IReadOnlyList<Finding> findings) => Create(findings, [.. ValidationRules.All.Select(rule => new SarifRule(rule.Id, rule.Summary, rule.Severity))]);

    /// <summary>Writes the report to a file.</summary>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Save(string path, IReadOnlyList<Finding> findings) => JsonMeta.Save(path, Create(findings), sortKeys: false);

    /// <summary>Writes a report with other rules to a file.</summary>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    internal static void Save(string path, IReadOnlyList<Finding> findings, IReadOnlyList<SarifRule> rules) => JsonMeta.Save(path, Create(findings, rules), sortKeys: false);

    private static MetaMap Create(IReadOnlyList<Finding> findings, IReadOnlyList<SarifRule> rules)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var bases = new SarifBases(findings);
        var run = new MetaMap
        {
            ["tool"] = new MetaMap { ["driver"] = Driver(rules) },
            ["columnKind"] = "utf16CodeUnits",
            ["originalUriBaseIds"] = bases.Declared(),
            ["results"] = new MetaList(findings.Select(finding => Result(finding, bases, rules))),
        };
        return new MetaMap { ["$schema"] = Schema, ["version"] = "2.1.0", ["runs"] = new MetaList([run]) };
    }

    private static MetaMap Driver(IReadOnlyList<SarifRule> rules) => new()
    {
        ["name"] = "CmPowerShell",
        ["version"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
        ["rules"] = new MetaList(rules.Select(Rule)),
    };

    private static MetaMap Rule(SarifRule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Message(rule.Summary),
        ["defaultConfiguration"] = new MetaMap { ["level"] = Level(rule.Severity) },
    };

    private static MetaMap Result(Finding finding, SarifBases bases, IReadOnlyList<SarifRule> rules) => new()
    {
        ["ruleId"] = finding.Rule,
        ["ruleIndex"] = rules.TakeWhile(rule => rule.Id != finding.Rule).Count(),
        ["level"] = Level(finding.Severity),
        ["message"] = Message(finding.Suggestion is null ? finding.Message : $"{finding.Message} {finding.Suggestion}"),
        ["locations"] = new MetaList([new MetaMap { ["physicalLocation"] = Place(finding, bases) }]),
    };

    private static MetaMap Place(Finding finding, SarifBases bases)
    {
        var place = new MetaMap { ["artifactLocation"] = bases.Locate(finding) };
        if (finding.Location.Line > 0)
        {
            place["region"] = new MetaMap { ["startLine"] = finding.Location.Line, ["startColumn"] = Math.Max(1, finding.Location.Column) };
        }

        return place;
    }

    private static MetaMap Message(string text) => new() { ["text"] = text };

    private static MetaValue Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
