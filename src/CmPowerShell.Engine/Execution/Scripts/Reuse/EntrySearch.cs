using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Execution.Scripts.Selection;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>Finds the entry whose result a run can reuse, and explains in one line why it is that one, or why there is none.</summary>
internal sealed class EntrySearch(ICacheStore store, CacheValidation validation, ContentCheck check)
{
    private const string Kind = "cached result";

    /// <summary>Finds the entry that a run would currently reuse, without questions and without running what validates entries; null if there is none.</summary>
    public CacheLookup Foresee(ScriptExecution scope)
    {
        var content = new Lazy<RequestContent>(() => RequestContent.Capture(scope)); // most scripts of a plan have no entry
        var query = CacheTags.Create(scope.Asked, scope.Resolved, scope.Env, CacheTags.Extra(scope.Resolved, scope.Env)).Query;
        var fits = Judge(scope, () => content.Value, query, entry => CacheValidation.WhyUnfit(entry, scope));
        return Answer(scope, query, fits, Fitting(fits).FirstOrDefault());
    }

    /// <summary>The entry to reuse, which is not removed until the run has ended; null if there is none, or the user chose none.</summary>
    public CacheLookup Find(ScriptExecution scope, RequestContent content)
    {
        var tags = scope.CacheTags!;
        var fits = Judge(scope, () => content, tags.Query, entry => CacheValidation.WhyUnfit(entry, scope), entry => validation.WhyInvalid(entry, scope));
        var chosen = Choose(fits, scope);
        while (chosen is not null && WhyGone(chosen, scope) is { } why)
        {
            fits[fits.IndexOf(chosen)] = EntryMatch.No(chosen.Entry, why);
            chosen = Choose(fits, scope);
        }

        return Answer(scope, tags.Query, fits, chosen);
    }

    private static EntryMatch? Choose(List<EntryMatch> fits, ScriptExecution scope)
    {
        var fitting = Fitting(fits);
        var chosen = fitting.Count == 0 ? null
            : CandidateChoice.Choose(Kind, scope.CacheTags!.SearchTags, fitting.Select(fit => fit.Entry.Artifact).ToList(), canDecline: true, scope.Flags, scope.Context);
        return fitting.Find(fit => fit.Entry.Artifact == chosen);
    }

    private static string? WhyGone(EntryMatch fit, ScriptExecution scope) =>
        scope.Session.WhyGone(fit.Entry, fit.Needs, scope.Context.Trail.FirstOr(scope.Script), scope.Context.Operation);

    private List<EntryMatch> Judge(
        ScriptExecution scope, Func<RequestContent> made, TagQuery query, Func<ICacheEntry, string?> before, Func<ICacheEntry, string?>? afterwards = null) =>
        (scope.Flags.New ? [] : Candidates(scope, query))
        .Where(entry => EntryLayout.Of(entry.Meta).Dialect == scope.Generation.Dialect) // the tools of one family do not read results of another
        .OrderBy(SortKey, StringComparer.Ordinal)
        .Select(entry => before(entry) is { } unfit ? EntryMatch.No(entry, unfit) : check.Compare(entry, scope, made))
        .Select(fit => fit.Fits && afterwards?.Invoke(fit.Entry) is { } invalid ? EntryMatch.No(fit.Entry, invalid) : fit)
        .ToList();

    // A script may detect a version in more detail than requested, such as 3.10.12 for 3.10; only the record contains the request.
    private IEnumerable<ICacheEntry> Candidates(ScriptExecution scope, TagQuery query)
    {
        var found = store.Find(scope.Generation.CacheAutomation, query);
        var version = scope.Resolved.Constraint.Exact;
        var tag = CacheTags.OfVersion(version);
        return version.Length == 0 || !query.Required.Contains(tag)
            ? found
            : found.UnionBy(
                store.Find(scope.Generation.CacheAutomation, TagQuery.FromTags(query.Required.Where(required => required != tag).Concat(query.Excluded.Select(excluded => "-" + excluded))))
                    .Where(entry => CacheRecordFile.TryRead(entry.Directory)?.Version == version),
                entry => entry.Uid);
    }

    // Of several matches, those that were made with exactly the request are better than those that were made with more.
    private static List<EntryMatch> Fitting(List<EntryMatch> fits) =>
        fits.Exists(fit => fit is { Fits: true, IsExact: true }) ? fits.FindAll(fit => fit is { Fits: true, IsExact: true }) : fits.FindAll(fit => fit.Fits);

    private static CacheLookup Answer(ScriptExecution scope, TagQuery query, List<EntryMatch> fits, EntryMatch? chosen) => new(
        chosen?.Entry,
        chosen is not null ? $"the entry {chosen.Entry.Uid} has the tags {query}, {chosen.Reason}"
            : scope.Flags.New ? "a new entry was requested"
            : fits.Count == 0 ? $"no entry has the tags {query}"
            : fits.Exists(fit => fit.Fits) ? "none of the entries was chosen"
            : EntryMatch.WhyNone(fits));

    private static string SortKey(ICacheEntry entry) => string.Join('\u0001', entry.Tags.Order(StringComparer.Ordinal));
}
