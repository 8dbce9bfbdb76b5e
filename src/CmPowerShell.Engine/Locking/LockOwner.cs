using System.Globalization;
using System.Text;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Locking;

/// <summary>The owner of a lock. It is written to a file next to the lock, for processes that wait; only the lock itself counts.</summary>
/// <param name="Run">The run.</param>
/// <param name="Process">The id of its process.</param>
/// <param name="Script">The script that it runs.</param>
/// <param name="Since">Since when, in universal time.</param>
internal sealed record LockOwner(RunIdentity Run, int Process, string Script, DateTime Since)
{
    /// <summary>The holder in one line that a program can read.</summary>
    public string Text => JsonMeta.WriteLine(new MetaMap
    {
        ["run"] = Run.Id,
        ["process"] = Process,
        ["script"] = Script,
        ["since"] = Since.ToString("O", CultureInfo.InvariantCulture),
    });

    /// <summary>Writes the owner record. Best effort: waiting runs lose only the name of the owner.</summary>
    public void Write(string file)
    {
        try
        {
            // A new file, since Linux writes one that was emptied to the disk when it is closed. One is left only where a process was killed.
            FileDeletion.TryDelete(file);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(Encoding.UTF8.GetBytes(Text));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A full disk or a reader on Windows.
        }
    }

    /// <summary>Reads an owner record; null when it is empty, or is being written.</summary>
    /// <remarks>The lock is nearly always free, and an exception would cost more than all other work for a lock; so the file is checked first.</remarks>
    public static LockOwner? Read(string file) => File.Exists(file) ? Try(() => MetaFile.LoadMap(file)) : null;

    /// <summary>Reads the owner record <see cref="Text"/>; null when it is empty, or is being written.</summary>
    public static LockOwner? Parse(string text) => Try(() => JsonMeta.Parse(text, "note") as MetaMap ?? []);

    private static LockOwner? Try(Func<MetaMap> read)
    {
        try
        {
            var map = read();
            return DateTime.TryParse(map.Text("since"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var since)
                && int.TryParse(map.Text("process"), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                ? new LockOwner(new RunIdentity(map.Text("run")), process, map.Text("script"), since)
                : null;
        }
        catch (CmException)
        {
            return null;
        }
    }

    /// <summary>A description of the owner.</summary>
    public override string ToString() =>
        $"process {Process.ToString(CultureInfo.InvariantCulture)}, which has been running '{Script}' since {Since.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
}
