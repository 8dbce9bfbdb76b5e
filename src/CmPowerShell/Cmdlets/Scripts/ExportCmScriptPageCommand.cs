using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Reports.Pages;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Writes a Markdown page for each script.</summary>
[Cmdlet(VerbsData.Export, "CmScriptPage", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmScriptPageCommand : CmScriptSearchCmdlet
{
    private readonly List<ScriptDefinition> _scripts = [];

    /// <summary>The folder for the pages.</summary>
    [Parameter(Position = 1, ParameterSetName = ByName)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject)]
    [Text]
    [NotBlank]
    public string? DestinationPath { get; set; }

    /// <summary>Emit the files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        DestinationPath ??= TakeDestination(Name);
        if (DestinationPath is null)
        {
            Refuse(SelectionErrors.DestinationMissing(nameof(DestinationPath)));
        }

        base.Begin();
    }

    private protected override void Process(ScriptDefinition script) => _scripts.Add(script);

    /// <summary>Writes the pages at the end, when shared aliases and the content of the index are known.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var folder = GetUnresolvedProviderPathFromPSPath(DestinationPath);
        if (_scripts.Count == 0 || !TryWork(folder, (_, _) => ScriptPageFolder.GetFiles(_scripts), out var files))
        {
            return;
        }

        foreach (var (file, text) in files!)
        {
            var path = Path.Combine(folder, file);
            if (ShouldProcess(path, "Write script page") && TryWork(path, (_, _) => new FileInfo(ScriptPageFolder.Write(folder, file, text)), out var written) && PassThru)
            {
                WriteObject(written);
            }
        }
    }
}
