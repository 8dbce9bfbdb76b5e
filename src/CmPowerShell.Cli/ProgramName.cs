using System.Text;

namespace CmPowerShell.Cli;

/// <summary>The name with which the program was started: that of a link, where one was used.</summary>
internal static class ProgramName
{
    /// <summary>Gets the name or path.</summary>
    internal static string Get()
    {
        var first = Environment.GetCommandLineArgs()[0];

        // A program that is not native gets the path of its assembly, and not the name with which its host was started.
        return !first.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? first : OfProcess() ?? Environment.ProcessPath ?? first;
    }

    private static string? OfProcess()
    {
        try
        {
            var words = OperatingSystem.IsLinux() ? File.ReadAllBytes("/proc/self/cmdline") : [];
            var end = Array.IndexOf(words, (byte)0);
            return end > 0 ? Encoding.UTF8.GetString(words, 0, end) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
