using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Experiments.Reporting;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Errors;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Writes reports of experiments as HTML, Markdown, CSV or JSON.</summary>
[Cmdlet(VerbsData.Export, "CmReport", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmReportCommand : CmExperimentSearchCmdlet
{
    private readonly List<ExperimentRun> _runs = [];

    /// <summary>The file; its name ends with .html, .md, .csv or .json.</summary>
    [Parameter(Mandatory = true)]
    [Text]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>The title of the page.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string Title { get; set; } = "Experiments";

    /// <summary>All runs of the experiments, not only the last one with results.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>The figures; all of them without it.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Figure { get; set; } = [];

    /// <summary>The parameters that form points; the axes of the runs without it.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[]? GroupBy { get; set; }

    /// <summary>Do not replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Open the file with the program that the system has for it.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <summary>Emit the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private void Open(string file)
    {
        try
        {
            using var opened = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(file) { UseShellExecute = true });
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            WriteError(ErrorRecords.From(new CmError("ReportNotShown", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"The report '{file}' was written, but the system has no program that shows it.")
            { Hint = "Open the file in a browser on another machine, or without -Show.", Target = file }, file));
        }
    }

    private protected override void Process(CmExperiment experiment)
    {
        if (TryWork(experiment.Name, (_, _) => experiment.Runs.Select(run => run.Source).Where(run => run.HasResults).ToList(), out var runs))
        {
            _runs.AddRange(All ? runs! : runs!.TakeLast(1));
        }
    }

    /// <summary>Writes the file, if there is a run.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (NoClobber && File.Exists(file))
        {
            WriteError(ErrorRecords.From(ExportErrors.FileExists(file), file));
            return;
        }

        var runs = _runs.DistinctBy(run => run.Folder).ToList();
        if (runs.Count > 0 && ShouldProcess(file, "Write report") && TryWork(file, (_, _) => ExperimentReport.Save(file, Title, runs, Figure, GroupBy), out var problems))
        {
            foreach (var problem in problems!)
            {
                WriteFailure(new CmException(problem), problem.Target);
            }

            if (Show)
            {
                Open(file);
            }

            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }
}
