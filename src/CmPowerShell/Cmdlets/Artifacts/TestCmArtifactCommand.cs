using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Engine.Validation.Reports;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Finds mistakes in the meta of artifacts and repositories.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmArtifact", DefaultParameterSetName = BySearch)]
[OutputType(typeof(CmFinding))]
public sealed class TestCmArtifactCommand : CmSearchCmdlet
{
    private const string BySearch = "Search";
    private const string ByObject = "InputObject";
    private const string ByPath = "Path";
    private const int AtOnce = 64;

    private readonly List<Finding> _report = [];
    private FindingFilter? _filter;
    private ArtifactValidator? _validator;

    /// <summary>The automation, which is the kind of artifact.</summary>
    [Parameter(Position = 0, ParameterSetName = BySearch)]
    [ArgumentCompleter(typeof(AutomationCompleter))]
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string Automation { get; set; } = "";

    /// <summary>The names.</summary>
    [Parameter(Position = 1, ParameterSetName = BySearch)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Artifacts, scripts and repositories as cmdlets emit them, or names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] InputObject { get; set; } = [];

    /// <summary>Folders that are repositories, registered or not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>Only findings of these severities.</summary>
    [Parameter]
    [NotBlank]
    public CmFindingSeverity[] Severity { get; set; } = [];

    /// <summary>Only findings of these rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ValidationRuleCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Rule { get; set; } = [];

    /// <summary>A file that takes the findings as SARIF.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? AsSarif { get; set; }

    /// <summary>Refreshes the index. The checks report artifacts that cannot be read.</summary>
    private protected override void Begin()
    {
        _filter = Work(null, (engine, _) =>
        {
            engine.Repositories.Refresh();
            engine.Index.Refresh();
            return new FindingFilter(Severity, Rule, ValidationRules.All.Select(rule => rule.Id));
        });
        _validator = new ArtifactValidator(Engine.Index);
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        IEnumerable<(object? Target, Func<CmEngine, ValidationScope> Scope)> asked = ParameterSetName switch
        {
            ByObject => InputObject.Select(item => ((object?)item, GetScope(item))),
            ByPath => Path.Select(GetUnresolvedProviderPathFromPSPath).Select(path => ((object?)path, (Func<CmEngine, ValidationScope>)(engine => ValidationScope.Create(path, engine.Repositories)))),
            _ => Name.Select(name => ((object?)name, Named(name))),
        };
        foreach (var (target, scope) in asked)
        {
            if (TryWork(target, (engine, _) => scope(engine), out var found))
            {
                Look(found!);
            }
        }
    }

    /// <summary>Writes the report.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (AsSarif is not null)
        {
            var file = GetUnresolvedProviderPathFromPSPath(AsSarif);
            TryWork(file, (_, _) => { SarifReport.Save(file, _report); return true; }, out _);
        }
    }

    private Func<CmEngine, ValidationScope> GetScope(object item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        CmArtifact artifact => _ => new ValidationScope(_validator!, [artifact.Source], [], []),
        CmRepo repo => engine => ValidationScope.Create(_validator!, engine.Index, repo.Source),
        var other => Named(other.ToString() ?? ""),
    };

    private Func<CmEngine, ValidationScope> Named(string name) =>
        engine => ValidationScope.Create(_validator!, engine.Index, engine.Repositories, new ArtifactQuery(ObjectName.Parse(Automation), Parse(name), TagQuery));

    private void Look(ValidationScope scope)
    {
        foreach (var problem in scope.Unreadable)
        {
            WriteError(ErrorRecords.From(problem));
        }

        foreach (var repository in scope.Repositories)
        {
            if (TryWork(repository.Path, (_, _) => scope.Validator.Validate(repository), out var findings))
            {
                Write(findings!);
            }
        }

        // In parts, so that the first findings are there before the last artifact is read.
        foreach (var part in scope.Artifacts.Where(artifact => TagQuery.Matches(artifact.Tags)).Chunk(AtOnce))
        {
            if (TryWork(part[0].Path, (_, operation) => scope.Validator.Validate(part, operation.Cancellation).ToList(), out var validated))
            {
                validated!.ForEach(Write);
            }
        }
    }

    private void Write(ValidatedArtifact validated)
    {
        if (validated.Problem is not null)
        {
            WriteError(ErrorRecords.From(validated.Problem, validated.Artifact.Path));
        }

        Write(validated.Findings);
    }

    private void Write(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.Select(finding => new CmFinding(finding)).Where(finding => _filter!.Wants(finding.Severity, finding.Rule)))
        {
            _report.Add(finding.Source);
            Point(finding.Source.Issue);
            WriteObject(finding);
        }
    }
}
