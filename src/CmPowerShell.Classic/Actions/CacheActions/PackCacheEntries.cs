using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm pack cache UID --tags=…</c>: packs cached results, with those that they need, for another machine.</summary>
internal sealed class PackCacheEntries : IClassicAction
{
    /// <summary>The name of the archive when none is given.</summary>
    internal const string DefaultArchive = "cm-cache.zip";

    public string Name => "pack";

    public string Summary => "Packs cached results and their dependencies into a zip archive for another machine.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "uid of the entry, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas"),
        new("output", $"the archive to write; the default is {DefaultArchive}"),
        new("f", "replace an existing archive"),
        new("force", "the same as --f"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var services = call.Services;
        var archive = call.Operation.FullPath(call.Request.Input.Text("output", DefaultArchive));
        var all = new CacheSnapshot(services.Index, services.Repositories.Local, services.Home, services.Cache.Stores);
        var export = BundleExport.Create(ArtifactChoice.Find(call).Select(entry => all.Find(entry.Uid)).OfType<CacheEntry>(), all);
        if (File.Exists(archive) && !Confirmation.Forced(call))
        {
            throw ArchiveErrors.Exists(archive);
        }

        export.Write(archive, services.Home, call.Operation);
        export.Entries.ToList().ForEach(entry => call.Print($"Packed {entry.Artifact.Path}"));
        call.Print($"Packed {export.Entries.Count} cache entries into {archive}");
        var artifacts = export.Entries.Select(entry => entry.Artifact).ToList();
        return ActionOutcome.Done(("path", archive), ("list", new MetaList(artifacts.Select(ArtifactMap.Create)))) with { Values = artifacts };
    }
}
