using System.Diagnostics;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Runs the built program <c>cm</c> on a home of one test.</summary>
internal sealed class CmProgram : IDisposable
{
    private readonly ScratchFolder _folder = new("a home's folder");

    /// <summary>The variable that names the program to test, such as a published one.</summary>
    private const string Variable = "CM_TEST_PROGRAM";

    /// <summary>The program that <see cref="Variable"/> names, else as it was built beside the tests.</summary>
    internal static string File { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "cm.exe" : "cm");

    /// <summary>Whether a variable names the program.</summary>
    internal static bool IsNamed => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The fixture repository <c>team@parts</c>.</summary>
    internal static string Parts { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "parts");

    /// <summary>The fixture repository <c>team@recipes</c>.</summary>
    internal static string Recipes { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "recipes");

    internal string Home => _folder.At("home");

    internal string ConfigurationFile => _folder.At("settings", "configuration.json");

    internal string WorkDirectory => Directory.CreateDirectory(_folder.At("work")).FullName;

    /// <summary>Further variables of its environment; null takes one away.</summary>
    internal Dictionary<string, string?> Variables { get; } = new()
    {
        ["NO_COLOR"] = null,
        ["CM_PWSH"] = "none",
        ["TF_BUILD"] = null,
        ["GITHUB_ACTIONS"] = null,
        ["GITLAB_CI"] = null,
        ["CI"] = null,
        ["SYSTEM_DEBUG"] = null,
        ["CM_LOG_FORMAT"] = null,
    };

    public void Dispose() => _folder.Dispose();

    /// <summary>Puts the fixture repository into the home.</summary>
    internal CmProgram WithParts()
    {
        var result = Run("pull", "repo", "team@parts", "--url=" + Parts, "--copy");
        return result.ExitCode == 0 ? this : throw new InvalidOperationException(result.Errors);
    }

    /// <summary>Makes a shell script that replaces an installed pwsh, and passes its path to the program.</summary>
    internal void UsePwsh(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for pwsh is a shell script.");
        var pwsh = Path.Combine(WorkDirectory, "pwsh");
        System.IO.File.WriteAllText(pwsh, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(pwsh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Variables["CM_PWSH"] = pwsh;
    }

    internal CmResult Run(params string[] arguments) => RunWithInput("", arguments);

    /// <summary>Runs it to its end.</summary>
    internal CmResult RunWithInput(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new CmResult(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Starts it.</summary>
    internal Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(File, arguments)
        {
            WorkingDirectory = WorkDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CM_REPOS"] = Home;
        start.Environment["CM_CONFIGURATION"] = ConfigurationFile;
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>What a run of the program gave.</summary>
internal sealed record CmResult(int ExitCode, string Output, string Errors)
{
    internal CmPowerShell.Meta.Values.MetaMap Json => (CmPowerShell.Meta.Values.MetaMap)CmPowerShell.Meta.Json.JsonMeta.Parse(Output, "standard output");
}
