using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The target of a checkout: a branch, or a commit or tag without a branch, or a branch set to a commit.</summary>
/// <param name="Branch">The branch, or null when none is followed.</param>
/// <param name="Revision">The tag, commit or expression that is checked out; null for the tip of the branch.</param>
internal sealed partial record GitTarget(string? Branch, string? Revision)
{
    /// <summary>Selects the commit to check out from the request and the references of the host.</summary>
    /// <param name="branch">The requested branch; a tag is accepted too, as by <c>git clone --branch</c>.</param>
    /// <param name="revision">The requested commit, tag or branch.</param>
    /// <param name="remote">The references of the host.</param>
    /// <param name="shown">The address, for messages.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ReferenceNotFound</c>.</exception>
    public static GitTarget Choose(string? branch, string? revision, RemoteReferences remote, string shown)
    {
        if (branch is not null && !remote.Branches.ContainsKey(branch))
        {
            if (revision is not null || !remote.Tags.ContainsKey(branch))
            {
                throw GitErrors.ReferenceNotFound("branch", branch, shown, remote.Names);
            }

            return new GitTarget(null, branch);
        }

        if (revision is null)
        {
            return branch is null && remote.Detached is { } commit ? new GitTarget(null, commit) : new GitTarget(branch ?? remote.Main, null);
        }

        if (CommitDigits.Are(revision))
        {
            return new GitTarget(branch, CommitDigits.Checked(revision, remote.Names, shown));
        }

        if (branch is null && remote.Branches.ContainsKey(revision))
        {
            return new GitTarget(revision, null);
        }

        if (!remote.Tags.ContainsKey(revision) && !IsExpression().IsMatch(revision))
        {
            throw GitErrors.ReferenceNotFound("branch, tag or commit", revision, shown, remote.Names);
        }

        return new GitTarget(branch, revision);
    }

    /// <summary>Whether a fetch of a few commits from the tip of each branch certainly holds the target.</summary>
    public bool IsAtTip(RemoteReferences remote) =>
        Revision is null || remote.Branches.Values.Contains(
            !CommitDigits.Are(Revision) && remote.Tags.TryGetValue(Revision, out var commit) ? commit : Revision, StringComparer.OrdinalIgnoreCase);

    // An expression such as v1~2, which only the fetched repository can answer.
    [GeneratedRegex("[~^@:]", RegexOptions.CultureInvariant)]
    private static partial Regex IsExpression();
}
