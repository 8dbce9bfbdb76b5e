using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Engine.Testing.Reports;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Writes the results of tests as JUnit XML, which hosts of builds show.</summary>
[Cmdlet(VerbsData.Export, "CmTestResult", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmTestResultCommand : CmCmdlet
{
    private readonly List<ScriptTestResult> _results = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Text]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>The results as Test-CmScript emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [GivenTestResult]
    public CmTestResult[] InputObject { get; set; } = [];

    /// <summary>Do not replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emit the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem() => _results.AddRange(InputObject.Select(result => result.Source));

    /// <summary>Writes the file, also without tests.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (NoClobber && File.Exists(file))
        {
            WriteError(ErrorRecords.From(ExportErrors.FileExists(file), file));
            return;
        }

        if (ShouldProcess(file, "Write test results") && TryWork(file, (_, _) => Written(file), out var written) && PassThru)
        {
            WriteObject(written);
        }
    }

    private FileInfo Written(string file)
    {
        JunitReport.Save(file, _results);
        return new FileInfo(file);
    }
}
