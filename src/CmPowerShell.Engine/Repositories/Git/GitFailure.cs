using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Distinguishes a failure of the disk from one of the host. libgit2 reports both by the same exceptions.</summary>
internal static class GitFailure
{
    // Where LibGit2Sharp puts the category of libgit2, and its numbers (git_error_t).
    private const string CategoryKey = "libgit2.category";
    private const int Os = 2, Net = 12, Ssl = 16, Ssh = 23, Filesystem = 30, Http = 34;

    // Messages of the C library about a file system and not about a connection.
    private static readonly string[] StorageCauses =
    [
        "No space left on device", "Input/output error", "Read-only file system", "Disk quota exceeded", "Permission denied", "Operation not permitted",
        "File too large", "File name too long", "Too many open files", "Too many links", "No locks available", "Not a directory", "Is a directory",
    ];

    // Calls of the system for connections and for the program ssh have the same category as calls for files.
    private static readonly string[] ConnectionStarts =
    [
        "failed to connect", "failed to resolve address", "could not read from", "could not write to socket", "could not write to child", "could not query socket",
        "could not set socket", "could not read refs", "could not fork", "could not create pipe", "SSL", "OpenSSL", "error receiving", "error sending", "cannot ssh",
    ];

    // The causes of libgit2 for a connection that worked and then broke off.
    private static readonly string[] MomentCauses =
        ["EOF", "reset by peer", "Broken pipe", "connection aborted", "could not read from socket", "could not write to socket", "error receiving", "error sending", "closed the connection"];

    /// <summary>Whether the connection to the host broke off, so that another attempt may succeed.</summary>
    public static bool IsOfMoment(Exception problem) => problem is LibGit2SharpException && MomentCauses.Any(cause => problem.Message.Contains(cause, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the host did not finish its answer. The program ssh ends so too where the host refuses the user.</summary>
    public static bool IsEndOfAnswer(Exception problem) => problem is LibGit2SharpException && problem.Message.Contains("could not read from remote repository", StringComparison.Ordinal);

    /// <summary>Whether the exception comes from a file or directory of this machine.</summary>
    public static bool IsOfStorage(Exception problem) => problem is LibGit2SharpException
        && !StartsAsConnection(problem)
        && (StorageCauses.Any(cause => problem.Message.Contains(cause, StringComparison.OrdinalIgnoreCase)) || (Category(problem) is Os or Filesystem && NamesFile(problem.Message)));

    /// <summary>Whether the exception comes from the connection to the host.</summary>
    public static bool IsOfConnection(Exception problem) => Category(problem) is Net or Ssl or Ssh or Http or null || StartsAsConnection(problem);

    private static bool StartsAsConnection(Exception problem) => ConnectionStarts.Any(start => problem.Message.StartsWith(start, StringComparison.Ordinal));

    private static int? Category(Exception problem) => problem.Data[CategoryKey] is { } category ? Convert.ToInt32(category, System.Globalization.CultureInfo.InvariantCulture) : null;

    // A message about a file names it in quotation marks: failed to make directory '/…': …. A file that is missing is one of the source.
    private static bool NamesFile(string message) => !message.Contains("No such file", StringComparison.Ordinal)
        && (message.Contains("'/", StringComparison.Ordinal) || message.Contains(":/", StringComparison.Ordinal) || message.Contains(":\\", StringComparison.Ordinal));
}
