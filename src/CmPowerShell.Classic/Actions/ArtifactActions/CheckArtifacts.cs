using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Engine.Validation.Reports;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm check AUTOMATION NAME</c>: prints the mistakes in the meta of artifacts, one in a line. It fails where one is an error or a warning.</summary>
internal class CheckArtifacts : IClassicAction
{
    public string Name => "check";

    public virtual string Summary => "Finds mistakes in the meta of artifacts.";

    public virtual IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag"),
        new("sarif", "write the findings to this file as SARIF"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var findings = new List<Finding>();
        var unreadable = 0;
        foreach (var finding in Scopes(call).SelectMany(scope => Findings(scope, call, CountUnreadable)))
        {
            findings.Add(finding);
            call.Print($"{finding.Location}: {finding.Severity.ToString().ToLowerInvariant()}: {finding.Text} ({finding.Rule})", finding.Issue);
        }

        if (call.Request.Input.Text("sarif") is { Length: > 0 } report)
        {
            SarifReport.Save(call.Operation.FullPath(report), findings);
        }

        // What cannot be read has no findings, and is the worst of all.
        var serious = unreadable + findings.Count(finding => finding.Severity > FindingSeverity.Information);
        var outcome = serious == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(Mistakes(serious));
        outcome.Result["findings"] = new MetaList(findings.Select(Map));
        return outcome with { Values = findings };

        void CountUnreadable(CmError problem)
        {
            unreadable++;
            call.Operation.Events.Publish(new ProblemReported(problem));
        }
    }

    /// <summary>Selects what is checked.</summary>
    protected virtual IEnumerable<ValidationScope> Scopes(ActionCall call)
    {
        var index = call.Services.Index;
        yield return ValidationScope.Create(new ArtifactValidator(index), index, call.Services.Repositories, call.Query);
    }

    private static IEnumerable<Finding> Findings(ValidationScope scope, ActionCall call, Action<CmError> whenUnreadable)
    {
        scope.Unreadable.ToList().ForEach(whenUnreadable);
        foreach (var finding in scope.Repositories.SelectMany(scope.Validator.Validate))
        {
            yield return finding;
        }

        foreach (var validated in scope.Validator.Validate(scope.Artifacts, call.Operation.Cancellation))
        {
            if (validated.Problem is not null)
            {
                whenUnreadable(validated.Problem);
            }

            foreach (var finding in validated.Findings)
            {
                yield return finding;
            }
        }
    }

    private static CmError Mistakes(int count) => new(
        "MetaHasMistakes", ReturnCode.Failed, CmErrorCategory.InvalidData, count == 1 ? "One mistake was found." : $"{count} mistakes were found.")
    { Hint = "docs/reference/validation.md describes the rules." };

    private static MetaMap Map(Finding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
        ["artifact"] = finding.Artifact,
        ["file"] = finding.Location.File,
        ["line"] = finding.Location.Line,
        ["column"] = finding.Location.Column,
        ["message"] = finding.Message,
        ["suggestion"] = finding.Suggestion ?? "",
    };
}
