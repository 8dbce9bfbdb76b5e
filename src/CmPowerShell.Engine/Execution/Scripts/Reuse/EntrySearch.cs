using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Execution.Scripts.Selection;
using CmPowerShell.Engine.Execution.SingleFlight;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>Finds the entry whose result a run can reuse, and says in one line why it is that one, or why there is none.</summary>
internal sealed class EntrySearch(CacheStore store, CacheValidation validation, ContentCheck content)
{
    private const string Kind = "cached result";

    /// <summary>The entry that a run would reuse as things stand, without asking anybody and without running what validates entries; null when there is none.</summary>
    public CacheLookup Foresee(ScriptScope scope, ResultIdentity identity)
    {
        var query = CacheTags.Of(scope.Asked, scope.Resolved, scope.Env, CacheTags.Extra(scope.Resolved, scope.Env)).Query;
        var fits = Judge(scope, identity, query, entry => CacheValidation.WhyUnfit(entry, scope));
        return Answer(scope, query, fits, Fitting(fits).FirstOrDefault());
    }

    /// <summary>The entry to reuse, which nobody removes until the run has ended; null when there is none, or the person chose none.</summary>
    public CacheLookup Find(ScriptScope scope, ResultIdentity identity)
    {
        var tags = scope.CacheTags!;
        var fits = Judge(scope, identity, tags.Query, entry => CacheValidation.WhyUnfit(entry, scope), entry => validation.WhyInvalid(entry, scope, identity));
        var chosen = Choose(fits, scope);
        while (chosen is not null && WhyGone(chosen, scope) is { } why)
        {
            fits[fits.IndexOf(chosen)] = EntryFit.No(chosen.Entry, why);
            chosen = Choose(fits, scope);
        }

        return Answer(scope, tags.Query, fits, chosen);
    }

    private static EntryFit? Choose(List<EntryFit> fits, ScriptScope scope)
    {
        var fitting = Fitting(fits);
        var chosen = fitting.Count == 0 ? null
            : CandidateChoice.Of(Kind, scope.CacheTags!.SearchTags, fitting.Select(fit => fit.Entry).ToList(), canDecline: true, scope.Flags, scope.Context);
        return fitting.Find(fit => fit.Entry == chosen);
    }

    private static string? WhyGone(EntryFit fit, ScriptScope scope) =>
        scope.Tree.WhyGone(fit.Entry, fit.Needs, scope.Context.Trail.FirstOr(scope.Script), scope.Context.Operation);

    private List<EntryFit> Judge(
        ScriptScope scope, ResultIdentity identity, TagQuery query, Func<Artifact, string?> before, Func<Artifact, string?>? afterwards = null) =>
        (scope.Flags.New ? [] : store.Find(scope.Generation.CacheAutomation, query))
        .OrderBy(SortKey, StringComparer.Ordinal)
        .Select(entry => before(entry) is { } unfit ? EntryFit.No(entry, unfit) : content.Of(entry, scope, identity))
        .Select(fit => fit.Fits && afterwards?.Invoke(fit.Entry) is { } invalid ? EntryFit.No(fit.Entry, invalid) : fit)
        .ToList();

    // Of several that fit, those that were made with just what is wanted are better than those that were made with more.
    private static List<EntryFit> Fitting(List<EntryFit> fits) =>
        fits.Exists(fit => fit is { Fits: true, IsExact: true }) ? fits.FindAll(fit => fit is { Fits: true, IsExact: true }) : fits.FindAll(fit => fit.Fits);

    private static CacheLookup Answer(ScriptScope scope, TagQuery query, List<EntryFit> fits, EntryFit? chosen) => new(
        chosen?.Entry,
        chosen is not null ? $"the entry {chosen.Entry.Uid} has the tags {query}, {chosen.Reason}"
            : scope.Flags.New ? "a new entry was asked for"
            : fits.Count == 0 ? $"no entry has the tags {query}"
            : fits.Exists(fit => fit.Fits) ? "none of the entries was chosen"
            : EntryFit.WhyNone(fits));

    private static string SortKey(Artifact entry) => string.Join('\u0001', entry.Tags.Order(StringComparer.Ordinal));
}
