using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Errors;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Search;

namespace CmPowerShell.Hosting;

/// <summary>The base of the cmdlets that look after cache entries, chosen by script, uid and tags, or taken from the pipeline; all of them when nothing is chosen.</summary>
public abstract class CacheSelectionCmdlet : CmCmdlet
{
    /// <summary>The name of the parameter set that takes entries.</summary>
    private protected const string ByObject = "InputObject";

    /// <summary>The name of the parameter set that searches.</summary>
    private protected const string BySearch = "Search";

    private FoundArtifacts? _found;
    private CacheSnapshot? _all;

    /// <summary>The name of the script, or the uid of an entry.</summary>
    [Parameter(Position = 0, ParameterSetName = BySearch, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CacheNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = BySearch)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>The entries themselves, as Get-CmCache emits them.</summary>
    [Parameter(ParameterSetName = BySearch, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenEntry]
    [ValidateNotNullOrEmpty]
    public CmCacheEntry[] InputObject { get; set; } = [];

    /// <summary>All entries of the home, as they were when the command began.</summary>
    private protected CacheSnapshot All => _all ??= Work(null, (engine, _) => Look(engine));

    /// <summary>Whether the whole cache is selected.</summary>
    private protected bool IsEverything => InputObject.Length == 0 && Tag.Length == 0 && Name is [""] or ["*"];

    /// <summary>Gets the entries of the current input. A missing one is an error, and the others are emitted.</summary>
    private protected IEnumerable<CacheEntry> Chosen()
    {
        var all = All;
        if (InputObject.Length > 0)
        {
            return InputObject.Where(IsOnlySelection).Select(entry => Found(all, entry.Uid)).OfType<CacheEntry>().ToList();
        }

        return Name.SelectMany(name => TryWork(name, (engine, _) => CacheSearch.Find(engine, name, Tag), out var found) ? found! : [])
            .Select(entry => Found(all, entry.Uid)).OfType<CacheEntry>().ToList();
    }

    /// <summary>An entry as cmdlets emit it.</summary>
    private protected CmCacheEntry Emitted(CacheEntry entry) => (_found ??= new FoundArtifacts(Engine)).Entry(entry.Artifact);

    private bool IsOnlySelection(CmCacheEntry entry)
    {
        if (IsOnCommandLine(nameof(Name)))
        {
            WriteFailure(SelectionErrors.TwoSelections(entry), entry);
            return false;
        }

        return true;
    }

    private CacheEntry? Found(CacheSnapshot all, string uid)
    {
        if (all.Find(uid) is { } entry)
        {
            return entry;
        }

        WriteError(ErrorRecords.From(new CmError("CacheEntryNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The cache entry '{uid}' is gone.") { Target = uid }));
        return null;
    }

    private static CacheSnapshot Look(CmEngine engine)
    {
        engine.Repositories.Refresh();
        engine.Index.Refresh();
        return new CacheSnapshot(engine.Index, engine.Repositories.Local, engine.Home, engine.CacheStores);
    }
}
