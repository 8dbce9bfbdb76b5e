using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Finds figures of experiments that are worse than those of a baseline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmExperiment", SupportsShouldProcess = true)]
[OutputType(typeof(CmComparison))]
public sealed class TestCmExperimentCommand : CmComparisonCmdlet
{
    private readonly List<RegressionReport> _reports = [];
    private readonly List<string> _names = [];

    /// <summary>The experiments to test, each with its run after a slash; points of Invoke-CmExperiment name their run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [ExperimentText]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>The experiment to compare with, with its run after a slash; without it the run before.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [ExperimentText]
    [NotBlank]
    [ValidateCount(1, 1)]
    public string[]? Baseline { get; set; }

    /// <summary>The share by which a figure may be worse.</summary>
    [Parameter]
    [Share]
    public double Threshold { get; set; } = 0.05;

    /// <summary>Write the comparisons to this file as JUnit XML.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? JUnit { get; set; }

    /// <summary>Write the comparisons to this file as a table in Markdown.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Markdown { get; set; }

    /// <summary>Collects the names: a run that is still measured by the pipeline is complete at the end.</summary>
    private protected override void ProcessItem() => _names.AddRange(Name.Except(_names, StringComparer.Ordinal));

    /// <summary>Tests, and writes the files, also if nothing could be compared.</summary>
    protected override void EndProcessing()
    {
        foreach (var name in _names)
        {
            if (TryWork(name, (engine, _) => Compare(engine, Baseline?[0], name), out var compared))
            {
                var report = new RegressionReport(compared.Candidate.Name, compared.Baseline.Name, Threshold, compared.Result);
                _reports.Add(report);
                Write(report);
            }
        }

        Save(JUnit, RegressionReport.SaveJunit);
        Save(Markdown, RegressionReport.SaveMarkdown);
        base.EndProcessing();
    }

    private void Write(RegressionReport report)
    {
        WriteProblems(report.Result);
        foreach (var figure in report.Result.Figures)
        {
            WriteObject(new CmComparison(figure, figure.IsRegression(Threshold)));
            if (figure.IsRegression(Threshold))
            {
                WriteFailure(new CmException(new CmError("ExperimentRegressed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, report.Describe(figure)) { Target = figure.Figure }), figure.Figure);
            }
        }
    }

    private void Save(string? path, Action<string, IReadOnlyList<RegressionReport>> save)
    {
        if (path is not null && GetUnresolvedProviderPathFromPSPath(path) is var file && ShouldProcess(file, "Write report"))
        {
            _ = TryWork(path, (_, _) => Saved(file, save), out _);
        }
    }

    private bool Saved(string file, Action<string, IReadOnlyList<RegressionReport>> save)
    {
        save(file, _reports);
        return true;
    }
}
