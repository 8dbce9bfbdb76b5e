using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Reads and writes lock files.</summary>
public static class LockfileFile
{
    private const long MostBytes = 256 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <exception cref="CmException"><c>LockFileNotFound</c>, <c>LockFileBroken</c>, <c>LockFileNewer</c>.</exception>
    public static Lockfile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw LockErrors.NotFound(path);
        }

        try
        {
            var bytes = RegularFile.ReadAllBytes(path, MostBytes);
            return new LockfileReader(path).Read(JsonMeta.Parse(System.Text.Encoding.UTF8.GetString(bytes), path));
        }
        catch (CmException problem) when (problem.Error.Id is "MetaFileBroken" or "FileNotRegular" or "FileTooLarge")
        {
            var place = problem.Error.Location ?? new SourceLocation(path);
            var before = place + ": ";
            throw LockErrors.Broken(place, problem.Error.Message.StartsWith(before, StringComparison.Ordinal) ? problem.Error.Message[before.Length..] : problem.Error.Message, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw LockErrors.Broken(new SourceLocation(path), problem.Message, problem);
        }
    }

    /// <summary>Reads a file that is to be changed; null if there is none.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <exception cref="CmException"><c>LockFileBroken</c>, <c>LockFileNewer</c>.</exception>
    public static Lockfile? TryRead(string path) => File.Exists(path) ? Read(path) : null;

    /// <summary>Writes a file in one step.</summary>
    /// <param name="path">Full path of the file; its folder exists.</param>
    /// <param name="lockfile">The lock.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string path, Lockfile lockfile)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        AtomicFile.WriteText(path, lockfile.Text);
    }
}
