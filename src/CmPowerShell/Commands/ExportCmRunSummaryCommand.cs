using System.Management.Automation;
using CmPowerShell.Engine.Runs;
using CmPowerShell.Engine.Runs.Reports;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Writes a page in Markdown about runs of scripts.</summary>
[Cmdlet(VerbsData.Export, "CmRunSummary", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmRunSummaryCommand : CmCmdlet
{
    private readonly List<RunRecord> _runs = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The runs as Get-CmRun emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public CmRun[] InputObject { get; set; } = [];

    /// <summary>Do not replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emit the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _runs.AddRange(InputObject.Select(run => run.Source));

    /// <summary>Writes the page when all runs have come.</summary>
    protected override void EndProcessing()
    {
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (NoClobber && File.Exists(file))
        {
            WriteError(ErrorRecords.From(ExportErrors.FileExists(file), file));
            return;
        }

        if (ShouldProcess(file, "Write summary of runs") && TryWork(file, (_, _) => Written(file), out var written) && PassThru)
        {
            WriteObject(written);
        }
    }

    private FileInfo Written(string file)
    {
        RunSummary.Save(file, _runs);
        return new FileInfo(file);
    }
}
