using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Recovers a repository whose update was killed: its files are again those of its commit, and no lock of git is left. A mark in the home,
/// where no file of a repository can be written, exists during an update. The caller holds the lock of the repository.
/// </summary>
internal sealed class InterruptedUpdate
{
    private readonly string _marks;
    private readonly Lazy<string> _mark;

    /// <summary>Takes the mark of a repository; nothing is written yet.</summary>
    /// <param name="home">The home that keeps the mark.</param>
    /// <param name="folder">The folder of the repository.</param>
    public InterruptedUpdate(CmHome home, string folder)
    {
        Folder = folder;
        // A home may be moved, so paths in it are relative to it.
        var name = DirectoryPath.IsWithin(folder, home.Path) ? Path.GetRelativePath(home.Path, folder).Replace('\\', '/') : DirectoryPath.Full(folder);
        _marks = Path.Combine(home.OwnPath, "updates");
        _mark = new(() => Path.Combine(_marks, Convert.ToHexString(Sha256.OfText(name))[..32]));
    }

    /// <summary>The folder of the repository.</summary>
    public string Folder { get; }

    /// <summary>Whether an update was interrupted, or is in progress.</summary>
    /// <remarks>Most homes have no mark, so that no digest is computed.</remarks>
    public bool Exists => Directory.Exists(_marks) && File.Exists(_mark.Value);

    /// <summary>A file in the home for something else that must outlive a kill of this update.</summary>
    public string Beside(string name) => $"{_mark.Value}-{name}";

    /// <summary>Marks that an update begins.</summary>
    public void Begin() => Write("");

    /// <summary>Marks which files it is about to change.</summary>
    /// <param name="from">The old commit.</param>
    /// <param name="to">The new commit.</param>
    public void Aim(Commit from, Commit to) => Write($"{from.Sha} {to.Sha}");

    /// <summary>Marks that it has ended.</summary>
    public void End() => File.Delete(_mark.Value);

    /// <summary>Puts the repository in order, where that is possible; otherwise the mark stays for the next call.</summary>
    public void Recover()
    {
        try
        {
            RemoveLocks();
            Restore();
            End();
        }
        catch (Exception problem) when (problem is LibGit2SharpException or CmException or IOException or UnauthorizedAccessException)
        {
            // The next update reports what git finds wrong.
        }
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(_marks);
        AtomicFile.WriteText(_mark.Value, text + "\n");
    }

    private void RemoveLocks()
    {
        var own = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true };
        foreach (var left in Directory.EnumerateFiles(Path.Combine(Folder, ".git"), "*.lock", own).ToList())
        {
            File.Delete(left);
        }
    }

    private void Restore()
    {
        if (RegularFile.ReadAllText(_mark.Value).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var from, var to])
        {
            return;
        }

        using var repository = LocalGit.Open(Folder);
        if (repository?.Lookup<Commit>(from) is { } old && repository.Lookup<Commit>(to) is { } wanted)
        {
            new InterruptedCheckout(repository, Folder).Undo(old, wanted);
        }
    }
}
