using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Creates the errors of git: converts the short texts of libgit2 to a problem and a suggestion.</summary>
internal static class GitErrors
{
    /// <summary>The id of an error of a host that may answer in a moment.</summary>
    internal const string BusyId = "RepositoryBusy";

    private static readonly (string Part, Func<string, string, CmError> Make)[] Known =
    [
        (AuthenticationRefusedException.Text, (url, said) => Refused(url, said, "The host did not accept the credential.", "Check user and token, and that the token may read this repository.")),
        ("authentication required", (url, said) => Refused(url, said, "The host requires authentication.", "Give a user and a token with -Credential. Hosts such as GitHub also require it for a repository that does not exist: check the name.")),
        ("authentication replays", (url, said) => Refused(url, said, "The host did not accept the credential.", "Check user and token, and that the token may read this repository.")),
        ("status code: 401", (url, said) => Refused(url, said, "The host requires authentication.", "Give a user and a token with -Credential.")),
        ("status code: 403", (url, said) => Refused(url, said, "The host denies access.", "Check that this user may read the repository.")),
        ("status code: 404", (url, said) => Refused(url, said, "The host has no such repository.", "Check the name. A private repository needs -Credential.")),
        ("status code: 407", (url, said) => Unreachable(url, said, "The proxy requires authentication.", "Put user and password into git's http.proxy.")),
        ("status code: 429", (url, said) => Busy(url, said, "The host limits the number of requests.")),
        ("status code: 503", (url, said) => Busy(url, said, "The host is overloaded or being serviced.")),
        ("status code: 502", (url, said) => Busy(url, said, "A server before the host failed.")),
        ("status code: 504", (url, said) => Busy(url, said, "A server before the host failed.")),
        ("status code: 5", (url, said) => Unreachable(url, said, "The host failed.", "Try again later.")),
        ("failed to resolve", (url, said) => Unreachable(url, said, "The host is unknown.", "Check the name of the host, the network, and the proxy (git's http.proxy, or https_proxy).")),
        ("failed to connect", (url, said) => Unreachable(url, said, "The host does not answer.", "Check the network, and the proxy (git's http.proxy, or https_proxy).")),
        ("timed out", (url, said) => Unreachable(url, said, "The host does not answer.", "Check the network, and the proxy (git's http.proxy, or https_proxy).")),
        ("certificate", (url, said) => Unreachable(url, said, "The certificate of the host is not trusted.", "Add the authority that signed it to those the system trusts.")),
        ("SSL", (url, said) => Unreachable(url, said, "No secure connection to the host was possible.", "Check that the host speaks https at this port, and the proxy.")),
        ("could not read refs", (url, said) => Unreachable(url, said, "The program ssh failed.", "Run 'ssh' with the host by hand to see why: the key, the known hosts, or the name of the repository.")),
        ("object not found", Lacking),
        ("index is locked", Locked),
        ("loose object", DamagedThere),
        ("corrupt", DamagedThere),
        ("inflate", DamagedThere),
        ("malformed hostname", (url, said) => Unreachable(url, said, "The address of the host or of the proxy is not valid.", "Check the address, and the proxy (git's http.proxy, or https_proxy).")),
        ("invalid url", (url, said) => Unreachable(url, said, "The address of the host or of the proxy is not valid.", "Check the address, and the proxy (git's http.proxy, or https_proxy).")),
        ("could not find repository", NotARepository),
        ("unsupported URL protocol", NotARepository),
    ];

    /// <summary>Whether an exception comes from libgit2. LibGit2Sharp uses its texts as patterns, so a brace in a name or address ends in a <see cref="FormatException"/>.</summary>
    public static bool IsOfGit(Exception problem) => problem is LibGit2SharpException or FormatException;

    /// <summary>The error for an exception of libgit2.</summary>
    public static CmException Create(Exception problem, GitAddress address)
    {
        var said = address.Masked(problem.Message);
        if (said.Contains("not owned by current user", StringComparison.Ordinal))
        {
            return NotOwned(address.Shown, problem);
        }

        var asked = Named(address);
        var known = Array.Find(Known, entry => said.Contains(entry.Part, StringComparison.Ordinal));
        var error = GitFailure.IsOfStorage(problem) ? NotStored(asked, said) : known.Make is not null ? known.Make(asked, said) : GitFailure.IsOfConnection(problem) ? BrokenOff(asked, said) : Incomplete(asked, said);
        error = error with { Target = address.Shown };
        return error.Id == BusyId || GitFailure.IsOfMoment(problem) || (RepositoryUrl.IsHttp(address.Asked) && GitFailure.IsEndOfAnswer(problem))
            ? new TransientException(error, problem)
            : new CmException(error, problem);
    }

    /// <summary>The error for an exception of libgit2 about a folder on this machine.</summary>
    public static CmException OfFolder(Exception problem, string folder) =>
        problem.Message.Contains("not owned by current user", StringComparison.Ordinal)
            ? NotOwned(folder, problem)
            : GitFailure.IsOfStorage(problem)
            ? new CmException(NotStored($"The repository in {folder}", RepositoryUrl.MaskedText(problem.Message, null)) with { Target = folder }, problem)
            : new CmException(
                new CmError("RepositoryBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"git cannot read {folder}: {RepositoryUrl.MaskedText(problem.Message, null)}.")
                { Hint = HowToReplace(folder), ClassicHint = HowToReplaceClassic(folder), Target = folder },
                problem);

    /// <summary>The host does not answer the first question, or leads elsewhere.</summary>
    public static CmException NotReached(GitAddress address, Exception problem) => new(
        Unreachable(address.Shown, address.Masked(problem.Message), "The host does not answer.", "Check the address, the network, and the proxy (git's http.proxy, or https_proxy).") with { Target = address.Shown },
        problem);

    /// <summary>The host has a branch or tag with the digits of a commit as its name.</summary>
    public static CmException Ambiguous(string digits, string url) => new(new CmError(
        "ReferenceAmbiguous", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{url} has a branch or tag named '{digits}', which reads as the first digits of a commit.")
    {
        Hint = "Give all 40 digits for a commit, or name the branch or tag with -Branch.",
        ClassicHint = "Give all 40 digits for a commit, or name the branch or tag with --branch.",
        Target = digits,
    });

    /// <summary>A folder has a <c>.git</c> that is no git repository.</summary>
    public static CmException Broken(string folder) => new(new CmError(
        "RepositoryBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The .git in {folder} is not a git repository, as after an interrupted clone.")
    { Hint = HowToReplace(folder), ClassicHint = HowToReplaceClassic(folder), Target = folder });

    /// <summary>A clone lacks files of its commit.</summary>
    public static CmException Damaged(string folder, string said) => new(new CmError(
        "RepositoryBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{folder} is damaged: git cannot read all files of its commit ({said}).")
    { Hint = HowToReplace(folder), ClassicHint = HowToReplaceClassic(folder), Target = folder });

    /// <summary>The host has no such branch, tag or commit.</summary>
    public static CmException ReferenceNotFound(string kind, string name, string url, IEnumerable<string> names)
    {
        var list = names.ToList();
        return new(new CmError("ReferenceNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"{url} has no {kind} '{name}'.")
        {
            Hint = NearestName.Hint(name, list) ?? (list.Count is > 0 and <= 10 ? $"There are: {string.Join(", ", list)}." : "Check its name on the host."),
            Target = name,
        });
    }

    /// <summary>git does not support such an address.</summary>
    public static CmException UnknownScheme(string url, string scheme) =>
        new(NotARepository(RepositoryUrl.Masked(url), $"'{scheme}' is not a supported scheme"));

    /// <summary>The repository holds no commit.</summary>
    public static CmException Empty(string url) => new(new CmError(
        "RepositoryEmpty", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{url} holds no commit yet, so there is nothing to install.")
    { Target = url });

    /// <summary>git refuses a folder that belongs to another user.</summary>
    public static CmException NotOwned(string path, Exception inner) => new(
        new CmError("RepositoryNotOwned", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"git does not touch {path}: the folder belongs to another user.")
        {
            Hint = $"If you trust it: git config --global --add safe.directory \"{path}\"",
            Target = path,
        },
        inner);

    /// <summary>The files of a repository are elsewhere than in its folder.</summary>
    public static CmException Elsewhere(string folder, string? work) => new(new CmError(
        "RepositoryElsewhere", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"git does not touch {folder}: its .git leads to {work ?? "a repository without files"}.")
    { Hint = "Remove the folder, and install the repository again from its host.", Target = folder });

    /// <summary>The configuration of a repository does more than name its host.</summary>
    public static CmException ConfigurationRefused(string folder, string key) => new(new CmError(
        "RepositoryConfigurationRefused", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"{folder} is not updated: its .git/config sets {key}, which can run programs or lead to other hosts.")
    { Hint = $"Run 'git pull' there, or move the key to your own configuration: git config --global {key}", Target = folder });

    /// <summary>The git configuration cannot be read.</summary>
    public static CmException ConfigurationBroken(LibGit2SharpException problem) => new(
        new CmError("GitConfigurationBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The configuration of git cannot be read: {problem.Message}.")
        { Hint = "Correct the file; 'git config --list --show-origin' shows where settings come from." },
        problem);

    private static string Named(GitAddress address)
    {
        var other = RepositoryUrl.Masked(address.Asked);
        return address.Asked == address.Shown ? address.Shown
            : address.IsRedirected ? $"{address.Shown} (redirected to {other}, which got no credential)"
            : $"{address.Shown} (git's configuration makes it {other})";
    }

    private static string HowToReplace(string folder) =>
        $"'Install-CmRepo {Path.GetFileName(folder)} -Force' moves it away and installs it again; 'Repair-CmRepo' finds other problems.";

    private static string HowToReplaceClassic(string folder) =>
        $"'cm pull repo {Path.GetFileName(folder)} --force' moves it away and installs it again; 'cm doctor' finds other problems.";

    private static CmError Refused(string url, string said, string meaning, string hint) =>
        new("RepositoryRefused", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"{url} was refused by the host. {meaning} (git: {said})")
        { Hint = hint, ClassicHint = hint.Replace("-Credential", "--pat", StringComparison.Ordinal) };

    private static CmError Unreachable(string url, string said, string meaning, string hint) =>
        new("RepositoryUnreachable", ReturnCode.Failed, CmErrorCategory.Connection, $"{url} was not reached. {meaning} (git: {said})") { Hint = hint };

    private static CmError Busy(string url, string said, string meaning) =>
        new(BusyId, ReturnCode.Failed, CmErrorCategory.Connection, $"{url} was not reached. {meaning} (git: {said})") { Hint = "Try again later; nothing was changed." };

    private static CmError NotARepository(string url, string said) =>
        new("NotAGitRepository", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{url} is not a git repository. (git: {said})")
        { Hint = "Give an address such as https://host/owner/name, git@host:owner/name, or a folder with a git repository." };

    private static CmError NotStored(string what, string said) =>
        new("RepositoryNotStored", ReturnCode.Failed, CmErrorCategory.Storage, $"{what} could not be stored on this machine. (git: {said})")
        { Hint = "Check the free space and the permissions of the folder, and that its disk works." };

    private static CmError Locked(string url, string said) =>
        new("RepositoryLocked", ReturnCode.Failed, CmErrorCategory.Storage, $"The repository from {url} was not updated: another git process works in its folder, or one that was killed left the file .git/index.lock there. (git: {said})")
        { Hint = "Wait until no git process works there, or remove the file." };

    private static CmError DamagedThere(string url, string said) =>
        new("RepositoryIncomplete", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{url}, or the clone of it on this machine, is damaged. (git: {said})")
        { Hint = "'Repair-CmRepo' finds and replaces a damaged clone; 'git fsck' checks the source.", ClassicHint = "'cm doctor --fix' finds and replaces a damaged clone; 'git fsck' checks the source." };

    // A clone with a filter has the files of its commits only as far as they were needed there.
    private static CmError Lacking(string url, string said) =>
        new("RepositoryIncomplete", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{url} lacks a part of its commits, as a clone with a filter or a damaged one does, or this machine could not store it. (git: {said})")
        {
            Hint = "Clone from the host it came from, or leave -Clone out to use the files of that folder where they are.",
            ClassicHint = "Clone from the host it came from, or leave --copy out to use the files of that folder where they are.",
        };

    // Where libgit2 cannot write a pack, it may only notice that a commit is missing.
    private static CmError Incomplete(string url, string said) =>
        new("RepositoryIncomplete", ReturnCode.Failed, CmErrorCategory.Storage, $"What came from {url} is incomplete: the transfer broke off, or this machine could not store it. (git: {said})")
        { Hint = "Check the free space of the disk, and try again; nothing was left behind." };

    private static CmError BrokenOff(string url, string said) =>
        Unreachable(url, said, "The transfer was not completed.", "Try again; nothing was left behind.");
}
