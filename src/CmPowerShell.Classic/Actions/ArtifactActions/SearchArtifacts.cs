using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm find AUTOMATION NAME --tags=…</c>: prints the folders of the artifacts.</summary>
internal class SearchArtifacts : IClassicAction
{
    public string Name => "search";

    public string Summary => "Finds artifacts and prints their folders.";

    public virtual IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("skip_index_search, force_index_add", "the index is always current; 'cm reindex repo' rebuilds it")];

    public ActionOutcome Run(ActionCall call)
    {
        var found = Find(call);
        ReportProblems(call);
        if (found.Count == 0)
        {
            call.Operation.Warn("NothingFound", NothingFound(call).Text);
        }

        foreach (var artifact in found)
        {
            call.Print(artifact.Path);
        }

        return ActionOutcome.Done([("list", new MetaList(Readable(found, call))), .. Further(call, found)]) with { Values = found, FoundNothing = found.Count == 0 };
    }

    /// <summary>Further keys of the result.</summary>
    protected virtual IEnumerable<(string Key, MetaValue Value)> Further(ActionCall call, IReadOnlyList<Artifact> found) => [];

    /// <summary>The matches.</summary>
    protected virtual IReadOnlyList<Artifact> Find(ActionCall call) => call.Services.Index.Find(call.Query);

    /// <summary>The suggestions for an empty result.</summary>
    protected virtual CmError NothingFound(ActionCall call) => new ArtifactSuggestions(call.Services.Index).NothingFound(call.Query);

    /// <summary>Gets the artifacts whose meta can be read; each of the others is reported as a problem.</summary>
    private static IEnumerable<MetaMap> Readable(IReadOnlyList<Artifact> found, ActionCall call)
    {
        foreach (var artifact in found)
        {
            MetaMap map;
            try
            {
                map = ArtifactMap.Create(artifact);
            }
            catch (CmException failure)
            {
                call.Operation.Events.Publish(new ProblemReported(failure.Error));
                continue;
            }

            yield return map;
        }
    }

    private static void ReportProblems(ActionCall call)
    {
        // Two artifacts of one uid are both found. The installation has reported them.
        foreach (var problem in call.Services.Index.Problems.Where(problem => !DuplicateUidWarning.IsOne(problem)))
        {
            call.Operation.Events.Publish(new ProblemReported(problem));
        }
    }
}
