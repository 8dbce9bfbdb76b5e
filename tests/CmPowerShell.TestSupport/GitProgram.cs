using System.Diagnostics;
using Xunit;

namespace CmPowerShell.TestSupport;

/// <summary>Runs the machine's git program, apart from the configuration of the machine and of its user.</summary>
public static class GitProgram
{
    /// <summary>Runs git and returns what it printed, without the line break at the end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">Git ended with an error.</exception>
    public static string Run(string folder, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\r', '\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: exit code {process.ExitCode}: {errors.Result}");
    }

    /// <summary>How to start git with its output redirected.</summary>
    public static ProcessStartInfo StartInfo(string folder, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && ProgramPath.Find("git") is null, "This machine has no git for Windows.");
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Surroundings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static Dictionary<string, string> Surroundings => new()
    {
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_AUTHOR_NAME"] = "Author",
        ["GIT_AUTHOR_EMAIL"] = "author@localhost",
        ["GIT_COMMITTER_NAME"] = "Author",
        ["GIT_COMMITTER_EMAIL"] = "author@localhost",
        ["LC_ALL"] = "C",
    };
}
