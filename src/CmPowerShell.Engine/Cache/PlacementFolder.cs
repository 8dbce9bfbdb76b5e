using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache;

/// <summary>The folder that a rule of the setting <c>CacheFolders</c> defines for one entry, such as on another disk.</summary>
/// <param name="place">Full path of the place of the entry in the cache, which contains the link.</param>
/// <param name="rule">The rule.</param>
/// <param name="script">The script whose result the entry holds.</param>
/// <param name="settingPlace">Where the setting is written, for errors.</param>
internal sealed class PlacementFolder(string place, PlacementRule rule, ObjectName script, string settingPlace)
{
    /// <summary>Full path of the folder; it is called by the uid of the entry.</summary>
    public string Path { get; } = System.IO.Path.Combine(rule.Folder, System.IO.Path.GetFileName(place));

    /// <summary>Whether there is something that does not belong to the entry of this home, such as the same entry of another home that uses the disk.</summary>
    public bool IsTaken => System.IO.Path.Exists(Path) && LinkedDirectory.GetTarget(place) != Path;

    /// <summary>Makes the folder, empty, and the link to it.</summary>
    /// <exception cref="CmException">Ids <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>; nothing is left then.</exception>
    public void Make()
    {
        Try(() => Directory.CreateDirectory(Path), NotWritable);
        Link();
    }

    /// <summary>Copies the files of an entry to the disk, into a folder that is not visible yet.</summary>
    /// <param name="from">Full path of the folder that contains them; it may be removed.</param>
    /// <param name="operation">Takes progress.</param>
    /// <exception cref="CmException">Id <c>CacheFolderNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public TemporaryDirectory Bring(string from, Operation operation)
    {
        TemporaryDirectory? hidden = null;
        try
        {
            Try(() => hidden = TemporaryDirectory.In(rule.Folder), NotWritable);
            Try(() => MoveOrCopy(from, hidden!.Content, operation), NotWritable);
            return hidden!;
        }
        catch
        {
            hidden?.Dispose();
            throw;
        }
    }

    /// <summary>Moves the copied files to their folder, and creates the link that makes them visible.</summary>
    /// <exception cref="CmException">Ids <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>; nothing is left then.</exception>
    public void Show(TemporaryDirectory brought)
    {
        Try(() => brought.MoveTo(Path), NotWritable);
        Link();
    }

    private static void MoveOrCopy(string from, string to, Operation operation)
    {
        try
        {
            DirectoryMover.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(from) && !Directory.Exists(to))
        {
            // It is on another disk.
            using var progress = new ProgressReporter(operation.Events, "Copying cache entries");
            new DirectoryCopier(progress.ReportCopied, operation.Cancellation).Copy(from, to);
        }
    }

    private void Link()
    {
        try
        {
            Try(
                () =>
                {
                    Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
                    DirectoryLink.Create(place, Path);
                },
                NoLink);
        }
        catch (CmException)
        {
            DirectoryDeleter.TryRemove(Path);
            throw;
        }
    }

    private static void Try(Action step, Func<Exception, CmException> told)
    {
        try
        {
            step();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw told(problem);
        }
    }

    private CmException NotWritable(Exception problem) => new(
        new CmError(
            "CacheFolderNotWritable",
            ReturnCode.Failed,
            StorageFailure.GetCategory(problem),
            $"The folder '{rule.Folder}' for the cache entry of '{script}' cannot be created or written: {problem.Message}")
        {
            Hint = $"Check that the disk is mounted and writable, or change the rule '{rule}' of the setting 'CacheFolders' ({settingPlace}).",
            Target = rule.Folder,
        },
        problem);

    private CmException NoLink(Exception problem) => new(
        new CmError("CacheLinkNotMade", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The link '{place}' to '{Path}' cannot be created: {problem.Message}")
        {
            Hint = "Not every file system supports links, and on Windows links to a share require developer mode or administrator rights. The setting 'CacheLocation' stores entries on another disk without links.",
            Target = place,
        },
        problem);
}
