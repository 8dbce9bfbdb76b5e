using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>Remembers, in a file of the home, with which status of its entries a repository was last found to be as in a commit.</summary>
/// <param name="home">The home.</param>
/// <param name="folder">Full path of the repository.</param>
/// <param name="file">The file, which belongs to this commit.</param>
/// <param name="clock">The current time.</param>
/// <param name="stampOf">Takes the stamp of a folder; <see cref="FolderStamp.Of"/> for null.</param>
internal sealed class ComparedRepository(CmHome home, string folder, string file, TimeProvider clock, Func<string, FolderStamp?>? stampOf = null)
{
    private const long MostBytes = 256;

    /// <summary>Compares the repository unless it has the remembered status, and remembers the status of one that is as in the commit.</summary>
    /// <param name="compare">Compares; throws when something differs.</param>
    public void Compare(Action compare) => Compare(() =>
    {
        compare();
        return true;
    });

    /// <inheritdoc cref="Compare(Action)"/>
    /// <param name="isEqual">Compares; false when something differs.</param>
    public void Compare(Func<bool> isEqual)
    {
        // Taken first: what changes during the comparison is noticed by the next one.
        var (now, stamp) = (clock.GetUtcNow(), (stampOf ?? FolderStamp.Of)(folder));
        if (stamp is { } known && known.Digest == Remembered())
        {
            return;
        }

        if (isEqual() && stamp is { } settled && settled.IsSettled(now))
        {
            Remember(settled.Digest);
        }
    }

    private string? Remembered()
    {
        try
        {
            return File.Exists(file) ? Encoding.ASCII.GetString(RegularFile.ReadAllBytes(file, MostBytes)) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return null;
        }
    }

    // A home that cannot be written costs time only.
    private void Remember(string digest)
    {
        try
        {
            home.Write(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                AtomicFile.WriteBytes(file, Encoding.ASCII.GetBytes(digest));
            });
        }
        catch (CmException)
        {
        }
    }
}
