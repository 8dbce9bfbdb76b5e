using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Hosting;
using CmPowerShell.Search;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Lists the cached results of scripts.</summary>
[Cmdlet(VerbsCommon.Get, "CmCache")]
[OutputType(typeof(CmCacheEntry))]
public sealed class GetCmCacheCommand : CmCmdlet
{
    /// <summary>The name of the script, or the uid of an entry.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Script")]
    [ArgumentCompleter(typeof(CacheNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => CacheSearch.Find(engine, name, Tag), out var entries))
            {
                WriteObject(entries, enumerateCollection: true);
            }
        }
    }
}
