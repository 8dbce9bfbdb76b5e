using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Scripts.Selection;

/// <summary>Chooses one of several matching artifacts: a remembered choice, the answer of the user, or the first in a session that is not interactive.</summary>
internal static class CandidateChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="kind">What is chosen, such as <c>script</c>.</param>
    /// <param name="tags">What was searched for.</param>
    /// <param name="candidates">What fits, in order; at least one.</param>
    /// <param name="canDecline">Whether none of them is an answer.</param>
    /// <param name="flags">The switches of the run.</param>
    /// <param name="context">Where in the run this is.</param>
    /// <returns>The chosen one, or null when the user declined.</returns>
    /// <exception cref="CmException">Id <c>DecisionNeeded</c>: the question was put, and the input ended without an answer.</exception>
    public static Artifact? Choose(
        string kind, IReadOnlyList<string> tags, IReadOnlyList<Artifact> candidates, bool canDecline, RunFlags flags, RunContext context)
    {
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        var selections = context.Trail.Selections;
        if (!flags.ForgetSelections && selections.Find(kind, tags) is { } known)
        {
            return known;
        }

        var chosen = Ask(kind, tags, candidates, canDecline, flags, context);
        if (chosen is not null && !flags.ForgetSelections)
        {
            selections.Remember(kind, tags, chosen);
        }

        return chosen;
    }

    private static Artifact? Ask(
        string kind, IReadOnlyList<string> tags, IReadOnlyList<Artifact> candidates, bool canDecline, RunFlags flags, RunContext context)
    {
        var interaction = context.Operation.Interaction;
        if (flags.Quiet || !interaction.CanAsk)
        {
            var reason = $"{candidates.Count} fit as {kind} for '{string.Join(',', tags)}'; {(flags.Quiet ? "the run is quiet" : "the session is not interactive")}, so the first is used: {candidates[0].Path}";
            Report(candidates, flags, context, reason);
            return candidates[0];
        }

        var options = CandidateText.Format(candidates).Concat(canDecline ? ["None of them"] : []).ToList();
        var choice = new Choice($"More than one {kind} fits '{string.Join(',', tags)}'.", options) { None = canDecline ? candidates.Count : null };
        var place = interaction.Choose(choice)
            ?? (interaction.CanAsk ? throw Unanswered(kind, tags, options) : 0); // a host may find out only now that it has no prompt
        return place < candidates.Count ? candidates[place] : null;
    }

    // A repository that is added must not answer for another one unnoticed.
    private static void Report(IReadOnlyList<Artifact> candidates, RunFlags flags, RunContext context, string reason)
    {
        if (candidates.DistinctBy(candidate => candidate.Repository.Path).Count() > 1)
        {
            context.Operation.Warn("FirstRepositoryTaken", $"{reason} They are in several repositories; the setting RepositoryOrder defines which comes first.", context.Depth);
        }
        else
        {
            context.Publish(flags.Quiet ? new DetailReported(reason) : new DefaultTaken(reason));
        }
    }

    private static CmException Unanswered(string kind, IReadOnlyList<string> tags, IReadOnlyList<string> options) => new(new CmError(
        "DecisionNeeded",
        ReturnCode.Failed,
        CmErrorCategory.DecisionNeeded,
        $"More than one {kind} fits '{string.Join(',', tags)}', and the input ended before one was chosen:{string.Concat(options.Select((option, place) => $"\n  {place}) {option}"))}\n")
    {
        Hint = "Add tags, answer on standard input, or run it with -Quiet to use the first.",
        ClassicHint = "Add tags, answer on standard input, or run it with --quiet to use the first.",
        Target = string.Join(',', tags),
    });
}
