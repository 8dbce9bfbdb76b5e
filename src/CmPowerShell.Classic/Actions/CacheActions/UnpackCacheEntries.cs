using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm unpack cache FILE</c>: imports cached results that were packed on another machine. A refused entry is reported, and the others are imported.</summary>
internal sealed class UnpackCacheEntries : IClassicAction
{
    public string Name => "unpack";

    public string Summary => "Imports cached results that were packed on another machine.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", $"the archive; the default is {PackCacheEntries.DefaultArchive}"),
        new("f", "import also entries that no run on this machine would use, and replace entries with the same uid"),
        new("force", "the same as --f"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var archive = call.Operation.FullPath(call.Request.Artifact.Length == 0 ? PackCacheEntries.DefaultArchive : call.Request.Artifact);
        var bundle = BundleFile.Read(archive);
        var services = call.Services;
        var results = new BundleImport(services.Home, services.Repositories, services.Index, services.Cache)
            .Import(archive, bundle, bundle.Entries, Confirmation.Forced(call), call.Operation);
        return Outcome(results, call);
    }

    private static ActionOutcome Outcome(IReadOnlyList<ImportedEntry> results, ActionCall call)
    {
        foreach (var result in results.Where(result => result.Artifact is not null))
        {
            call.Print($"{(result.WasThere ? "Is here already:" : "Unpacked")} {result.Artifact!.Path}");
        }

        var failures = results.Select(result => result.Problem).OfType<CmError>().ToList();
        failures.SkipLast(1).ToList().ForEach(failure => call.Operation.Events.Publish(new ProblemReported(failure)));
        var artifacts = results.Select(result => result.Artifact).OfType<Artifact>().ToList();
        var outcome = failures.Count == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(failures[^1]);
        outcome.Result["list"] = new MetaList(artifacts.Select(ArtifactMap.Create));
        return outcome with { Values = artifacts };
    }
}
