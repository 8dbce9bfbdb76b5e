using CmPowerShell.Conformance.Runs;

namespace CmPowerShell.Conformance.Core;

/// <summary>
/// Recorded commands on artifacts and repositories whose outcome differs because ours is meant to be better, each with the reason.
/// The early program (<c>cm2022</c>) has separate reasons.
/// </summary>
internal static class CoreDifferences
{
    private const string TwoOfOneUid = "the reference hides one of two artifacts with one uid; ours finds both, with a warning";
    private const string PrintsList = "the reference leaves the list out of the JSON; ours prints it";
    private const string NothingFound = "a search that finds nothing exits with 16 and says on standard error what may have been meant; the reference exits with 0 and says nothing";
    private const string NotConfirmed = "a removal that nobody confirmed exits with 1 and reports that nothing was removed; the reference exits with 0";
    private const string NotKnownThen = "the early program did not know this action yet";

    private static readonly Dictionary<string, string> Both = new(StringComparer.Ordinal)
    {
        ["03-version"] = "the reference makes the home when it tells its version; ours writes nothing before there is something to keep",
        ["04-test-core"] = "ours has no Python package whose places it could tell; it tells its own",
        ["06-list-automation"] = "the automations of the reference are artifacts beside its program; ours are built in, and 'cm help' lists them",
        ["07-list-automation-json"] = PrintsList,
        ["16-add-automation"] = "the reference copies a file of its own; ours has no such file, and tells what it writes",
        ["27-find-all-json"] = PrintsList,
        ["31-find-alias-wrong-uid"] = NothingFound,
        ["38-find-tags-none"] = NothingFound,
        ["46-find-none"] = NothingFound,
        ["78-delete-no"] = NotConfirmed,
        ["delete-no"] = NotConfirmed,
        ["93-detect-here"] = "no artifact lies around the folder, and of those below the reference takes the one that the disk names first, ours the first by name",
    };

    private static readonly Dictionary<string, string> Later = new(StringComparer.Ordinal)
    {
        ["26-find-all"] = TwoOfOneUid,
        ["29-find-uid"] = TwoOfOneUid,
        ["30-find-alias-uid"] = TwoOfOneUid,
        ["34-find-tags"] = TwoOfOneUid,
        ["40-find-repo-colon-all"] = TwoOfOneUid,
        ["41-find-repo-colon-star"] = TwoOfOneUid,
        ["44-find-auto-wild2"] = TwoOfOneUid,
        ["69-find-after-copy"] = TwoOfOneUid,
        ["76-move-uid"] = "the reference writes a uid of digits alone as a number, which it then reads as one; ours writes a text",
        ["77-find-after-move"] = TwoOfOneUid,
        ["83-find-after-delete"] = TwoOfOneUid,
        ["92-find-after-unpack"] = TwoOfOneUid,
        ["94-find-dot"] = TwoOfOneUid,
        ["100-bad-uid"] = NothingFound,
        ["102-pull-unknown-repo"] = "the reference tells the folder before it knows whether there is anything to put into it",
    };

    private static readonly Dictionary<string, string> Early = new(StringComparer.Ordinal)
    {
        ["08-init-repo"] = "the early program lays a requirements.txt beside cmr.yaml, which its successor gave up",
        ["10-init-repo2"] = "the early program lays a requirements.txt beside cmr.yaml, which its successor gave up",
        ["14-where-repo"] = NotKnownThen,
        ["15-show-repo"] = NotKnownThen,
        ["21-add-artifact-yaml"] = "the early program ignores --yaml",
        ["23-add-same-uid"] = "the early program writes an empty list of tags, which its successor gave up",
        ["25-add-common"] = "the early program ignores --common",
        ["54-load-yaml"] = "the early program ignores --yaml",
        ["55-info"] = NotKnownThen,
        ["60-update-tags"] = "the early program searches by the tags that it is to add, finds nothing and makes another artifact of that name",
        ["63-update-search-tags-f"] = "the early program ignores --search_tags and changes every artifact of the automation",
        ["66-copy"] = NotKnownThen,
        ["67-copy-same-repo"] = NotKnownThen,
        ["68-copy-exists"] = NotKnownThen,
        ["70-move-rename"] = "the early program cannot rename without a repository",
        ["71-move-repo"] = "the early program forgets the prefix of the repository that it moves to, and does not find the artifact again",
        ["76-move-uid"] = "the early program cannot rename without a repository",
        ["96-bad-uid"] = NothingFound,
        ["98-pull-unknown-repo"] = "the reference tells the folder before it knows whether there is anything to put into it",
    };

    /// <summary>Why a command differs on purpose, or null.</summary>
    internal static string? ReasonOf(RunRecord record) =>
        (record.Command.Program == "cm2022" ? Early : Later).GetValueOrDefault(record.Name) ?? Both.GetValueOrDefault(record.Name);
}
