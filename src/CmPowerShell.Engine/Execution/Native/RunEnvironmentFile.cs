using System.Text;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Reads <c>tmp-run-env.out</c>, in which a native script leaves variables for its caller, one <c>NAME=value</c> a line.</summary>
internal static class RunEnvironmentFile
{
    /// <summary>The name that scripts write to.</summary>
    public const string Name = "tmp-run-env.out";

    /// <summary>Reads the file of a directory; empty when there is none. Values are literal and trimmed, as the reference does.</summary>
    /// <param name="directory">Full path of the directory.</param>
    /// <param name="shell">The shell whose script wrote it; null where values stay as they are.</param>
    public static MetaMap Read(string directory, IShell? shell = null)
    {
        var path = Path.Combine(directory, Name);
        return File.Exists(path) ? Parse(Decode(RegularFile.ReadAllBytes(path, RegularFile.MostText)), shell) : [];
    }

    // What a batch file redirects is in the code page of consoles. Windows PowerShell writes UTF-16, and a mark of that only where it makes the file.
    private static string Decode(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] => RegularFile.Decode(content),
        [not 0, 0, ..] => Encoding.Unicode.GetString(content),
        _ => ConsoleText.Decode(content),
    };

    /// <summary>Reads the lines of a text. A value may contain <c>=</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shell">The shell whose script wrote it; null where values stay as they are.</param>
    public static MetaMap Parse(string text, IShell? shell = null)
    {
        var env = new MetaMap();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (line, "") : (line[..equals].Trim(), line[(equals + 1)..].Trim());
            env[name] = shell?.FromScript(value) ?? value;
        }

        return env;
    }
}
