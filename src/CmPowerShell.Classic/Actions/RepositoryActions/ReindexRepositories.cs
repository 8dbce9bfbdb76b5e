using System.Diagnostics;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm reindex repo</c>: clears the index and reads all meta files again.</summary>
internal sealed class ReindexRepositories : IClassicAction
{
    public string Name => "reindex";

    public string Summary => "Reads all meta files again. The index updates itself; this action is for a file that was changed without a change of its time and size.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [];

    public ActionOutcome Run(ActionCall call)
    {
        var watch = Stopwatch.StartNew();
        call.Services.Index.Rebuild();
        var count = call.Services.Index.Find(new ArtifactQuery(ObjectName.Any, ArtifactName.Any, TagQuery.FromTags([]))).Count;
        call.Print($"Indexed {count} artifacts in {watch.ElapsedMilliseconds} ms.");
        return ActionOutcome.Done(("self_time", watch.Elapsed.TotalSeconds));
    }
}
