using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Events;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;
using CmPowerShell.Search;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Takes cache entries in that Export-CmCache has packed.</summary>
[Cmdlet(VerbsData.Import, "CmCache", SupportsShouldProcess = true)]
[OutputType(typeof(CmCacheEntry))]
public sealed class ImportCmCacheCommand : CmCmdlet
{
    private FoundArtifacts? _found;

    /// <summary>The archives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>Take in also what no run here would use, and replace other entries of the same uid.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the entries.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var path in Path.Select(GetUnresolvedProviderPathFromPSPath))
        {
            if (TryWork(path, (_, _) => BundleFile.Read(path), out var bundle))
            {
                Import(path, bundle!);
            }
        }
    }

    private void Import(string archive, CacheBundle bundle)
    {
        var wanted = bundle.Entries.Where(entry => ShouldProcess($"{entry.Uid} ({entry.Script})", $"Import cache entry from {archive}")).ToList();
        if (wanted.Count > 0 && TryWork(archive, (engine, operation) => Taken(engine, archive, bundle, wanted, operation), out var results))
        {
            results!.ToList().ForEach(Report);
        }
    }

    private IReadOnlyList<ImportedEntry> Taken(CmEngine engine, string archive, CacheBundle bundle, IReadOnlyList<BundledEntry> wanted, Operation operation)
    {
        engine.Repositories.Refresh();
        engine.Index.Refresh();
        return new BundleImport(engine.Home, engine.Repositories, engine.Index, engine.Cache).Import(archive, bundle, wanted, Force, operation);
    }

    private void Report(ImportedEntry result)
    {
        if (result.Problem is not null)
        {
            WriteError(ErrorRecords.From(result.Problem, result.Entry.Uid));
            return;
        }

        if (result.WasThere)
        {
            WriteVerbose($"The entry {result.Entry.Uid} is here already, as {result.Artifact!.Uid}.");
        }

        if (PassThru && result.Artifact is not null)
        {
            WriteObject((_found ??= new FoundArtifacts(Engine)).Entry(result.Artifact));
        }
    }
}
