using System.Diagnostics;
using System.Text.RegularExpressions;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Conformance.Runs;

/// <summary>A program for Windows on another system: Wine runs it, and the paths of this machine are on drive Z.</summary>
internal static partial class UnderWine
{
    /// <summary>Whether a program needs Wine.</summary>
    internal static bool Needs(string program) => !OperatingSystem.IsWindows() && program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    /// <summary>How a program is started, with Wine if it needs Wine. The prefix is that of the variable <c>WINEPREFIX</c>.</summary>
    internal static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        if (!Needs(program))
        {
            return new ProcessStartInfo(program, arguments);
        }

        var start = new ProcessStartInfo(WineProgram.Path ?? throw new IOException($"'{program}' is for Windows, and Wine is not installed."), [program, .. arguments]);
        WineProgram.SetVariables(start.Environment);
        return start;
    }

    /// <summary>A folder of this machine, as a program takes it.</summary>
    internal static string Path(string program, string folder) => Needs(program) ? WineProgram.Drive + folder : folder;

    /// <summary>A text of a program, with its paths as this machine has them.</summary>
    internal static string Text(string program, string text) => !Needs(program) ? text
        : OnDrive().Replace(text.ReplaceLineEndings("\n"), match => Separators().Replace(match.Groups["path"].Value, "/"));

    [GeneratedRegex("""[Zz]:(?<path>(?:[\\/]+[^\\/\s"'<>|:*?,;]+)+)""")]
    private static partial Regex OnDrive();

    [GeneratedRegex(@"[\\/]+")]
    private static partial Regex Separators();
}
