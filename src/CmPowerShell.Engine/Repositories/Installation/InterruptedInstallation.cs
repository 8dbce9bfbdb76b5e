using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>
/// Recognises a repository whose installation was killed after its folder was renamed into place and before it was registered and trusted. The folder is
/// whole. A mark in the home, where no file of a repository can be written, exists between these steps. The caller holds the lock of the repository.
/// </summary>
/// <param name="home">The home that keeps the mark.</param>
/// <param name="folder">The folder of the repository.</param>
/// <param name="source">The source from which it is installed, without secrets. A folder from another source is not taken over.</param>
internal sealed class InterruptedInstallation(CmHome home, string folder, string source)
{
    private readonly string _mark = Path.Combine(home.OwnPath, "installations", SafeFileName.From(Path.GetFileName(folder)));

    /// <summary>Whether the folder is there and its installation did not end.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotReadable</c>.</exception>
    public bool Exists => File.Exists(_mark) && Directory.Exists(folder) && FileAccessErrors.Read(_mark, () => File.ReadAllText(_mark)) == source;

    /// <summary>Takes the folder over if it exists, and removes the staging folder from which it came.</summary>
    /// <returns>Whether it exists.</returns>
    public bool TakeOver()
    {
        if (!Exists)
        {
            return false;
        }

        StagedDirectory.RemoveLeft(home);
        return true;
    }

    /// <summary>Marks that the folder is about to be renamed into place.</summary>
    public void Begin() => home.Write(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_mark)!);
        AtomicFile.WriteText(_mark, source);
    });

    /// <summary>Marks that the installation is complete, or was reverted.</summary>
    public void End() => home.Write(() =>
    {
        // File.Delete fails where the folder of marks was never made.
        if (File.Exists(_mark))
        {
            File.Delete(_mark);
        }
    });
}
