using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Hosting;
using CmPowerShell.Search;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Removes cached results of scripts with all their files.</summary>
[Cmdlet(VerbsCommon.Remove, "CmCache", DefaultParameterSetName = ByTags, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveCmCacheCommand : CmCmdlet
{
    private const string ByName = "Name";
    private const string ByTags = "Tags";
    private const string ByObject = "InputObject";

    /// <summary>The name of the script, or the uid of an entry.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CacheNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName)]
    [Parameter(Mandatory = true, ParameterSetName = ByTags)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>The entry itself, as Get-CmCache emits it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenEntry]
    [ValidateNotNullOrEmpty]
    public CmCacheEntry[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (ParameterSetName == ByObject)
        {
            InputObject.ToList().ForEach(Remove);
            return;
        }

        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => CacheSearch.Find(engine, name, Tag), out var entries))
            {
                entries!.ToList().ForEach(Remove);
            }
        }
    }

    private void Remove(CmCacheEntry entry)
    {
        if (ShouldProcess($"{entry.Uid} ({entry.Script}) in {entry.Path}", "Remove cache entry"))
        {
            TryWork(entry.Uid, (engine, operation) => { CachePruner.Remove(entry.Source, engine.Home, engine.Artifacts, operation); return true; }, out _);
        }
    }
}
