using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary>The common base of the actions that change artifacts: selection, target, and output.</summary>
internal static class ArtifactChoice
{
    /// <summary>The query of an action whose second artifact is a name, and no tags.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tagsKey">The input with the tags to search by.</param>
    internal static ArtifactQuery CreateQuery(ActionCall call, string tagsKey = "tags") =>
        new(call.Automation, call.Request.Name, TagQuery.FromTags(call.Request.Input.Texts(tagsKey)));

    /// <summary>The selected artifacts.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c> (code 16).</exception>
    internal static IReadOnlyList<Artifact> Find(ActionCall call)
    {
        var query = CreateQuery(call);
        var found = call.Services.Index.Find(query);
        return found.Count > 0 ? found : throw new CmException(new CmPowerShell.Engine.Index.ArtifactSuggestions(call.Services.Index).NothingFound(query));
    }

    /// <summary>The target: the second artifact.</summary>
    /// <exception cref="CmException"><c>TargetNotSpecified</c>, <c>InvalidName</c>, <c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>.</exception>
    internal static ArtifactTarget Target(ActionCall call, IReadOnlyList<Artifact> found)
    {
        if (call.Request.FurtherArtifacts is not [var written])
        {
            throw NoTarget(call);
        }

        var target = ArtifactTarget.Parse(written, call.Services.Repositories.Get);
        return found.Count <= 1 || target.Name.IsEmpty ? target : throw ArtifactErrors.Ambiguous(found, ReturnCode.Failed);
    }

    /// <summary>Runs an operation for which the Python tools return code 1 and the engine reports that something exists already.</summary>
    internal static Artifact Try(Func<Artifact> act)
    {
        try
        {
            return act();
        }
        catch (CmException problem) when (problem.Error.Code == ReturnCode.AlreadyExists)
        {
            throw new CmException(problem.Error with { Code = ReturnCode.Failed }, problem);
        }
    }

    /// <summary>The outcome with the current artifacts.</summary>
    internal static ActionOutcome Done(IReadOnlyList<Artifact> artifacts) =>
        ActionOutcome.Done(("list", new MetaList(artifacts.Select(ArtifactMap.Create)))) with { Values = artifacts };

    private static CmException NoTarget(ActionCall call) => new(new CmError(
        "TargetNotSpecified", ReturnCode.Failed, CmErrorCategory.InvalidArgument, call.Request.FurtherArtifacts.Count == 0 ? "No target was specified." : "More than one target was specified.")
    { Hint = $"Write 'cm {call.Request.Action} {call.Automation.Alias} NAME NEW-NAME', or 'REPOSITORY:' or 'REPOSITORY:NEW-NAME' for the second name." });
}
