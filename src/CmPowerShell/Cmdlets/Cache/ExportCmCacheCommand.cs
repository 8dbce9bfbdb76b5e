using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Packs cache entries, with those that they need, for another machine.</summary>
[Cmdlet(VerbsData.Export, "CmCache", DefaultParameterSetName = BySearch, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmCacheCommand : CacheSelectionCmdlet
{
    private readonly List<CacheEntry> _chosen = [];

    /// <summary>The archive to write.</summary>
    [Parameter(Position = 1, ParameterSetName = BySearch)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject)]
    [Text]
    [NotBlank]
    public string? DestinationPath { get; set; }

    /// <summary>Replace an archive that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the archive.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        DestinationPath ??= TakeDestination(Name);
        if (DestinationPath is null)
        {
            Refuse(SelectionErrors.DestinationMissing(nameof(DestinationPath)));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessItem() => _chosen.AddRange(Chosen());

    /// <summary>Packs, since all go into one archive.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var (archive, all) = (Archive(), All);
        if (_chosen.Count == 0 || !TryWork(archive, (_, _) => BundleExport.Create(_chosen, all), out var export))
        {
            return;
        }

        if (File.Exists(archive) && !Force)
        {
            WriteError(ErrorRecords.From(ArchiveErrors.Exists(archive), archive));
            return;
        }

        export!.Entries.ToList().ForEach(entry => WriteVerbose($"The entry {entry} is packed."));
        var what = $"Pack {export.Entries.Count} cache entries ({ViewText.Size(export.Entries.Sum(entry => entry.Size))})";
        if (ShouldProcess(archive, what) && TryWork(archive, (engine, operation) => Written(export, archive, engine, operation), out var file) && PassThru)
        {
            WriteObject(file);
        }
    }

    private static FileInfo Written(BundleExport export, string archive, CmPowerShell.Engine.CmEngine engine, CmPowerShell.Engine.Events.Operation operation)
    {
        export.Write(archive, engine.Home, operation);
        return new FileInfo(archive);
    }

    private string Archive()
    {
        var path = GetUnresolvedProviderPathFromPSPath(DestinationPath);
        return Directory.Exists(path) ? Path.Combine(path, "cm-cache.zip") : path;
    }
}
