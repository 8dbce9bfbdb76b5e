using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.History.Reports;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Writes a page in Markdown about runs of scripts.</summary>
[Cmdlet(VerbsData.Export, "CmRunSummary", DefaultParameterSetName = ToFile, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmRunSummaryCommand : CmCmdlet
{
    private const string ToFile = nameof(ToFile);
    private const string ToBuild = nameof(ToBuild);
    private readonly List<RunRecord> _runs = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ToFile)]
    [Text]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>The runs as Get-CmRun emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [GivenRun]
    public CmRun[] InputObject { get; set; } = [];

    /// <summary>Show the page on the page of the build that runs this session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ToBuild)]
    public SwitchParameter Upload { get; set; }

    /// <summary>Do not replace a file that is there.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emit the file.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem() => _runs.AddRange(InputObject.Select(run => run.Source));

    /// <summary>Writes the page after the last run.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Upload)
        {
            UploadPage();
            return;
        }

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

    private void UploadPage()
    {
        if (ShouldProcess("the build", "Upload summary of runs") && TryWork("the build", (_, _) => SummaryUpload.Upload(_runs, Environment.GetEnvironmentVariable), out var commands))
        {
            WriteCommands(commands!.Select(command => command.ToString()));
        }
    }

    private FileInfo Written(string file)
    {
        RunSummary.Save(file, _runs);
        return new FileInfo(file);
    }
}
