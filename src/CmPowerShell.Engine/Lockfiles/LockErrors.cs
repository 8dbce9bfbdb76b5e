using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Makes the errors of lock files.</summary>
internal static class LockErrors
{
    internal const string BrokenId = "LockFileBroken";

    /// <summary>The file cannot be understood.</summary>
    /// <param name="place">File, line and column.</param>
    /// <param name="why">The problem, as the end of the sentence.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public static CmException Broken(SourceLocation place, string why, Exception? inner = null) => new(
        new CmError(BrokenId, ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: the lock file cannot be read: {why}")
        {
            Hint = "Restore the file from version control, or make it again with New-CmLock.",
            ClassicHint = "Restore the file from version control, or make it again with 'cm lock script'.",
            Location = place,
            Target = place.File,
        },
        inner);

    /// <summary>The file has another form than this program reads.</summary>
    public static CmException Newer(SourceLocation place, string format) => new(new CmError(
        "LockFileNewer", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: the lock file has the format {format}, and this program reads the format {Lockfile.Format}.")
    {
        Hint = "Update CmPowerShell, or make the file again with New-CmLock.",
        ClassicHint = "Update CmPowerShell, or make the file again with 'cm lock script'.",
        Location = place,
        Target = place.File,
    });

    /// <summary>There is no such file.</summary>
    public static CmException NotFound(string file) => new(new CmError(
        "LockFileNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no lock file '{file}'.")
    {
        Hint = "Check the path. New-CmLock makes a lock file of a plan.",
        ClassicHint = "Check the path. 'cm lock script' makes a lock file of a plan.",
        Target = file,
    });

    /// <summary>A request cannot be run from the file alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The values that are not in the file.</param>
    public static CmException Omits(string request, IReadOnlyList<string> names) => new(new CmError(
        "LockRequestOmits", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The request '{request}' cannot be run from the lock alone: the file does not have the values of {string.Join(", ", names)}, which are secrets or paths.")
    {
        Hint = "Name the script with its tags and values, and the lock with -Lock.",
        ClassicHint = "Name the script with its tags and values, and the lock with --lock.",
        Target = request,
    });

    /// <summary>A run cannot be locked.</summary>
    /// <param name="run">The id of the run.</param>
    /// <param name="why">The reason, as the end of the sentence.</param>
    public static CmException NotLocked(string run, string why) => new(new CmError("RunNotLocked", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The run {run} cannot be locked: {why}.")
    {
        Hint = "Run the script again, and lock that run.",
        Target = run,
    });

    /// <summary>A run was refused because something differs from the lock.</summary>
    /// <param name="file">The lock file.</param>
    /// <param name="differences">All differences.</param>
    public static CmException Stale(string file, IReadOnlyList<LockDifference> differences) => new(new CmError(
        "LockStale", ReturnCode.Failed, CmErrorCategory.InvalidData,
        $"Nothing was run, because the lock '{file}' does not fit: {Text(differences)}")
    {
        Hint = string.Join(' ', differences.Select(difference => difference.Mend).Distinct()),
        ClassicHint = string.Join(' ', differences.Select(difference => difference.ClassicMend).Distinct()),
        Target = file,
    });

    private static string Text(IReadOnlyList<LockDifference> differences) => differences.Count == 1
        ? differences[0].Message
        : $"{differences.Count} differences. " + string.Join(' ', differences.Select((difference, place) => $"({place + 1}) {difference.Message}"));
}
