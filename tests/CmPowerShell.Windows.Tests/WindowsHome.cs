using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>A home of one test, and the program for Windows that uses it. Its path has a blank, an apostrophe and a letter that is not in ASCII.</summary>
internal sealed class WindowsHome : IDisposable
{
    private const string Variable = "CM_TEST_WINDOWS_PROGRAM";
    private static readonly string? Named = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;
    private readonly ScratchFolder _folder = new("it's josé");

    /// <summary>Makes the home.</summary>
    /// <param name="name">The folder of the home in the test's folder.</param>
    internal WindowsHome(string name = "home")
    {
        Assert.SkipWhen(Named is null, $"{Variable} names no published cm.exe: dotnet publish src/CmPowerShell.Cli -c Release -r win-x64 -o out/win-x64");
        Assert.SkipWhen(!OperatingSystem.IsWindows() && WineProgram.Path is null, "This machine is not Windows, and Wine is not installed.");
        Name = name;
        Directory.CreateDirectory(Work);
    }

    /// <summary>The folder of the home for the tests.</summary>
    internal string Home => _folder.At(Name.Split('/'));

    /// <summary>The folder in which the program starts.</summary>
    internal string Work => _folder.At("work");

    /// <summary>The folder of the program.</summary>
    internal static string ProgramFolder => Path.GetDirectoryName(Named!)!;

    /// <summary>Further variables.</summary>
    internal Dictionary<string, string?> Variables { get; } = new() { ["CM_PWSH"] = "none", ["NO_COLOR"] = null, ["CI"] = null, ["TF_BUILD"] = null, ["GITHUB_ACTIONS"] = null, ["GITLAB_CI"] = null };

    private string Name { get; }

    public void Dispose() => _folder.Dispose();

    /// <summary>The path of a file as the program has it.</summary>
    internal static string Windows(string path) => OperatingSystem.IsWindows() ? path : Wine.PathOf(path);

    /// <summary>The path of something in the folder of the test.</summary>
    internal string At(params string[] parts) => _folder.At(parts);

    /// <summary>Writes a file of a script in the repository <c>local</c>.</summary>
    internal string WriteScriptFile(string script, string file, string text) => _folder.Write($"{Name}/repos/local/script/{script}/{file}", text);

    /// <summary>Makes a script with a batch file.</summary>
    internal WindowsHome WithScript(string alias, string batch, string yaml = "")
    {
        WriteMeta(alias, yaml);
        WriteScriptFile(alias, "run.bat", batch.ReplaceLineEndings("\r\n"));
        return this;
    }

    /// <summary>Writes the meta of a script.</summary>
    internal void WriteMeta(string alias, string yaml)
    {
        var uid = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alias)))[..16];
        WriteScriptFile(alias, "_cm.yaml", $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n{yaml}\n");
        if (!File.Exists(Path.Combine(Home, "repos.json")))
        {
            Run("find", "repo").ExitCode.Should().Be(0);
        }
    }

    /// <summary>Runs the program to its end.</summary>
    internal WindowsResult Run(params string[] arguments) => End(Start(arguments));

    /// <summary>Runs the program under another name, as <c>cm link</c> makes it.</summary>
    internal WindowsResult RunAs(string program, params string[] arguments) => End(Start(StartInfo(program, arguments)));

    /// <summary>Starts the program.</summary>
    internal Process Start(params string[] arguments) => Start(StartInfo(Named!, arguments));

    /// <summary>Runs a PowerShell script with the hosted PowerShell. It gets a console, without which PowerShell does not start.</summary>
    /// <param name="text">The script; <c>$args[0]</c> is the file for its result as JSON.</param>
    internal JsonElement RunPowerShell(string text)
    {
        var (script, result) = (_folder.Write("work/test.ps1", text), At("work", "result.json"));
        File.Delete(result);
        var ended = RunInConsole("-File", Windows(script), Windows(result));
        File.Exists(result).Should().BeTrue("the script writes its result, and printed: {0}", ended.Output + ended.Errors);
        using var document = JsonDocument.Parse(File.ReadAllBytes(result));
        return document.RootElement.Clone();
    }

    /// <summary>Runs the program in a console.</summary>
    internal WindowsResult RunInConsole(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            return Run(arguments);
        }

        // A terminal of this machine is a console of Wine.
        var command = string.Join(' ', new[] { WineProgram.Path!, Named! }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = StartInfo(Named!, []);
        start.FileName = "script";
        start.ArgumentList.Clear();
        new[] { "-qec", command, "/dev/null" }.ToList().ForEach(start.ArgumentList.Add);
        return End(Start(start));
    }

    private static WindowsResult End(Process started)
    {
        using var process = started;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(6)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', process.StartInfo.ArgumentList)} did not end.");
        }

        return new WindowsResult(process.ExitCode, Plain(output.Result), Plain(errors.Result));
    }

    // Wine itself prints a line now and then.
    private static string Plain(string text) =>
        string.Concat(text.Split('\n').Where(line => !line.StartsWith("wine: ", StringComparison.Ordinal)).Select(line => line.TrimEnd('\r') + "\n"))[..^1];

    private static Process Start(ProcessStartInfo start) => Process.Start(start)!;

    private ProcessStartInfo StartInfo(string program, string[] arguments)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(program, arguments) : new ProcessStartInfo(WineProgram.Path!, [program, .. arguments]);
        start.WorkingDirectory = Work;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.CreateNoWindow = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment["CM_REPOS"] = Windows(Home);
        start.Environment["CM_CONFIGURATION"] = Windows(At("settings", "configuration.json"));
        if (!OperatingSystem.IsWindows())
        {
            Wine.Prepare(start.Environment);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

/// <summary>What a run of the program gave, with line feeds only.</summary>
internal sealed record WindowsResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output as JSON.</summary>
    internal JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Requires success.</summary>
    internal WindowsResult Succeeded()
    {
        ExitCode.Should().Be(0, "it printed: {0}", Output + Errors);
        return this;
    }
}
