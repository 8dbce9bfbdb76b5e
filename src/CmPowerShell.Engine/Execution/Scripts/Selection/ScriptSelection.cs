using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;

namespace CmPowerShell.Engine.Execution.Scripts.Selection;

/// <summary>Selects the script among those that fit name and tags: by the variations they offer, by what is cached already, and by choice.</summary>
/// <param name="cache">The results of this home.</param>
/// <param name="order">Which repositories come first.</param>
/// <param name="generation">The generation of the scripts.</param>
internal sealed class ScriptSelection(ICacheStore cache, RepositoryOrder order, Generation generation)
{
    private const string Kind = "script";

    /// <summary>Selects.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">
    /// Id <c>VariationNotFound</c>, code 16: none of them offers the variations; <c>ScriptAmbiguous</c>, code 32: several match, the session is not interactive,
    /// and neither the request nor the order in their meta decides.
    /// </exception>
    public Artifact Select(IReadOnlyList<Artifact> candidates, RequestedTags asked, RunRequest request, RunFlags flags, RunContext context, ScriptModels models)
    {
        candidates = order.Settle(candidates, context);
        var fitting = candidates.Where(script => asked.MissingIn(script).Count == 0).ToList();
        if (fitting.Count == 0)
        {
            throw NotOffered(candidates, asked, models);
        }

        if (fitting.Count == 1)
        {
            return fitting[0];
        }

        fitting = [.. ScriptOrder.Sort(fitting).OrderBy(script => Rank(script, candidates))];
        if (!flags.TakesFirst && !context.Operation.Interaction.CanAsk)
        {
            return Decided(fitting, asked, flags, context) ?? throw ScriptErrors.Ambiguous(request, fitting);
        }

        return CandidateChoice.Choose(Kind, asked.Plain, CachedOnes(fitting, asked, flags, models) ?? fitting, canDecline: false, flags, context)!;
    }

    // What is in the cache does not decide here: the same request would run another script on another day.
    private static Artifact? Decided(List<Artifact> fitting, RequestedTags asked, RunFlags flags, RunContext context) =>
        !flags.ForgetSelections && context.Trail.Selections.Find(Kind, asked.Plain) is { } known ? known
        : ScriptOrder.Decides(fitting) ? fitting[0]
        : null;

    // A user who has one of several compilers in the cache does not need to choose another one.
    private List<Artifact>? CachedOnes(List<Artifact> candidates, RequestedTags asked, RunFlags flags, ScriptModels models)
    {
        if (generation.Rules.EntriesDoNotChoose || flags.SkipCache || flags.Fake || !candidates.Exists(script => IsCacheable(models.Get(script), flags)))
        {
            return null;
        }

        var tags = CacheTags.Search(asked.Plain.Concat(CacheTags.OfVariations(asked.Variations)));
        var owners = cache.Find(generation.CacheAutomation, tags).Select(CacheTags.ScriptUid).ToList();
        var cached = candidates.Where(script => owners.Contains(script.Uid)).OrderBy(script => owners.IndexOf(script.Uid)).ToList();
        return cached.Count > 0 ? cached : null;
    }

    // A repository cannot put its script in front of those of another one by the key "sort".
    private static int Rank(Artifact script, IReadOnlyList<Artifact> candidates) =>
        candidates.Select((candidate, place) => (candidate, place)).First(pair => pair.candidate.Repository.Path == script.Repository.Path).place;

    private static bool IsCacheable(ScriptModel script, RunFlags flags) => script.IsCached || (flags.ForceCache && script.CanForceCache);

    private static CmPowerShell.Meta.Errors.CmException NotOffered(IReadOnlyList<Artifact> candidates, RequestedTags asked, ScriptModels models) =>
        VariationErrors.NotFound(models.Get(candidates[0]), asked.MissingIn(candidates[0])[0]);
}
