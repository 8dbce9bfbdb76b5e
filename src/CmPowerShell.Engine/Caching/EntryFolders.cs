using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Engine.Caching;

/// <summary>
/// Makes the folders of new entries where the setting <c>CacheFolders</c> wants them, with a symbolic link in the place of each, which all readers follow, the Python tools too.
/// </summary>
/// <param name="setting">The setting as it is now.</param>
internal sealed class EntryFolders(Func<SettingValue> setting)
{
    /// <summary>Makes the folder of an entry elsewhere, if a rule says so, under its uid; otherwise nothing is done.</summary>
    /// <param name="place">Full path of the place of the entry in the cache, whose last part is its uid.</param>
    /// <param name="script">The script whose result it will hold.</param>
    /// <param name="tags">Its tags.</param>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>; nothing is left then.</exception>
    public void Make(string place, ObjectName script, IReadOnlyList<string> tags)
    {
        var now = setting();
        if (FolderRule.Read(now.Text)?.FirstOrDefault(rule => rule.Names.All(name => Fits(name, script, tags))) is not { } rule)
        {
            return;
        }

        var folder = Path.Combine(rule.Folder, Path.GetFileName(place));
        Try(() => Directory.CreateDirectory(folder), problem => NotWritable(rule, script, now, problem));
        try
        {
            Try(() => Link(place, folder), problem => NoLink(place, folder, problem));
        }
        catch (CmException)
        {
            FolderDeletion.TryRemove(folder);
            throw;
        }
    }

    /// <summary>Takes back what <see cref="Make"/> has made, since the entry was not.</summary>
    public static void Undo(string place)
    {
        if (LinkedFolder.OwnBehind(place) is not null)
        {
            FolderRemoval.TryDelete(place);
        }
    }

    private static bool Fits(string name, ObjectName script, IReadOnlyList<string> tags) =>
        name[0] == '-' ? !Fits(name[1..], script, tags) : tags.Contains(name) || ObjectName.Parse(name).Matches(script);

    private static void Link(string place, string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Directory.CreateSymbolicLink(place, folder);
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

    private static CmException NotWritable(FolderRule rule, ObjectName script, SettingValue now, Exception problem) => new(
        new CmError(
            "CacheFolderNotWritable",
            ReturnCode.Failed,
            StorageFailure.CategoryOf(problem),
            $"The folder '{rule.Folder}', where the cache entry of '{script}' is to lie, cannot be made or written: {problem.Message}")
        {
            Hint = $"See that the disk is there and writable, or change the rule '{rule}' of the setting 'CacheFolders' ({now.Place}).",
            Target = rule.Folder,
        },
        problem);

    private static CmException NoLink(string place, string folder, Exception problem) => new(
        new CmError("CacheLinkNotMade", ReturnCode.Failed, StorageFailure.CategoryOf(problem), $"The link '{place}' to '{folder}' cannot be made: {problem.Message}")
        {
            Hint = "On Windows links need the developer mode or an administrator, and not every file system has them. The setting 'CacheLocation' keeps whole entries on another disk without links.",
            Target = place,
        },
        problem);
}
