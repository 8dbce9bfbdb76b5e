using System.Text;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// Text that a run writes for other processes until it ends. Its file is held open; a file without a holder was left by a killed process, has no effect and is
/// removed by the process that finds it.
/// </summary>
internal sealed class OwnedFile : IDisposable
{
    private const int MostAttempts = 10;
    private readonly string _file;
    private readonly FileStream _held;

    private OwnedFile(string file, FileStream held) => (_file, _held) = (file, held);

    /// <summary>Creates the file.</summary>
    /// <param name="folder">The folder of the locks; it exists.</param>
    /// <param name="kind">The kind: the first part of the name of its file.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static OwnedFile Leave(string folder, string kind, string text)
    {
        for (var attempt = 1; ; attempt++)
        {
            var file = System.IO.Path.Combine(folder, $"{kind}-{Guid.NewGuid().ToString("N")[..12]}.json");
            if (TryHold(file, isLast: attempt == MostAttempts) is { } held)
            {
                var note = new OwnedFile(file, held);
                note.Add(text);
                return note;
            }
        }
    }

    /// <summary>Full path of the file.</summary>
    public string Path => _file;

    /// <summary>Whether the process that has left a note still holds it. A note that no process holds is removed.</summary>
    /// <param name="file">Full path of its file; it need not exist.</param>
    public static bool IsHeld(string file) => File.Exists(file) && !IsGone(file);

    /// <summary>Appends to the text.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(string text) => _held.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Gets the current texts of all files of a kind.</summary>
    /// <param name="folder">The folder of the locks; it need not exist.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string> All(string folder, string kind) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, kind + "-*.json").Select(Read).OfType<string>().ToList() : [];

    /// <summary>Removes the file.</summary>
    public void Dispose()
    {
        _held.Dispose();
        FileDeletion.TryDelete(_file);
    }

    // Between creating and locking the file, another process may regard it as abandoned, and remove it.
    private static FileStream? TryHold(string file, bool isLast)
    {
        try
        {
            var held = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            if (File.Exists(file))
            {
                return held;
            }

            held.Dispose();
        }
        catch (IOException) when (!isLast && File.Exists(file))
        {
            // Another process reads it.
        }

        return isLast ? throw new IOException($"'{file}' cannot be held.") : null;
    }

    private static string? Read(string file)
    {
        try
        {
            if (IsLeft(file))
            {
                return null;
            }

            // Its writer may be adding to it.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null; // it was removed
        }
    }

    private static bool IsGone(string file)
    {
        try
        {
            return IsLeft(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false; // that of another user
        }
    }

    private static bool IsLeft(string file)
    {
        try
        {
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                FileDeletion.TryDelete(file); // while it is held, so that its writer notices
            }

            FileDeletion.TryDelete(file); // on Windows nothing is removed that is held
            return true;
        }
        catch (IOException problem) when (problem is not FileNotFoundException)
        {
            return false;
        }
    }
}
