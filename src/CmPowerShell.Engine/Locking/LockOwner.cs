using System.Globalization;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Locking;

/// <summary>Who has a turn. It is told in a file beside the lock, for those who wait; the lock alone counts.</summary>
/// <param name="Run">The run.</param>
/// <param name="Process">The id of its process.</param>
/// <param name="Script">The script that it runs.</param>
/// <param name="Since">Since when, in universal time.</param>
internal sealed record LockOwner(RunIdentity Run, int Process, string Script, DateTime Since)
{
    /// <summary>The holder in one line that a program can read.</summary>
    public string Told => JsonMeta.WriteLine(new MetaMap
    {
        ["run"] = Run.Id,
        ["process"] = Process,
        ["script"] = Script,
        ["since"] = Since.ToString("O", CultureInfo.InvariantCulture),
    });

    /// <summary>Tells it in a file. Where that fails, those who wait know less.</summary>
    public void Tell(string file)
    {
        try
        {
            File.WriteAllText(file, Told);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A full disk or a reader on Windows.
        }
    }

    /// <summary>Reads what is told in a file; null when it says nothing, or is being written.</summary>
    /// <remarks>Nearly always nobody has the turn, and an exception would cost more than all else that a turn does; so it looks first.</remarks>
    public static LockOwner? Read(string file) => File.Exists(file) ? Try(() => MetaFile.LoadMap(file)) : null;

    /// <summary>Reads what <see cref="Told"/> says; null when it says nothing, or is being written.</summary>
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

    /// <summary>The holder in words.</summary>
    public override string ToString() =>
        $"process {Process.ToString(CultureInfo.InvariantCulture)}, which runs '{Script}' since {Since.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
}
