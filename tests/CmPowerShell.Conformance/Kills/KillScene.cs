using System.Diagnostics;
using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A home, a current directory, and a git host on loopback with the <see cref="CmPowerShell.Conformance.Kills.Orchard"/>.</summary>
internal sealed class KillScene : IDisposable
{
    // On a build service the program writes for the service's log, errors too.
    private static readonly string[] ServiceVariables = ["TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "CI", "SYSTEM_DEBUG", "CM_LOG_FORMAT", "CM_LOG_LEVEL"];

    private readonly ScratchFolder _folder = new("a kill's home");
    private readonly GitHttpServer? _server;
    private readonly string _program;

    internal KillScene(string program, int scripts = 30)
    {
        _program = program;
        Orchard = new Orchard(_folder.At("host", "team", "orchard"), scripts);
        _server = CmPowerShell.Conformance.Kills.Orchard.IsGit ? GitHttpServer.Serve(_folder.At("host")) : null;
        Directory.CreateDirectory(WorkDirectory);
        Directory.CreateDirectory(Counts);
    }

    internal Orchard Orchard { get; }

    internal string Home => _folder.At("home");

    internal string Url => _server?.UrlOf("team/orchard") ?? _folder.At("host", "team", "orchard");

    /// <summary>The folder of the orchard in the home.</summary>
    internal string Installed => Path.Combine(Home, "repos", CmPowerShell.Conformance.Kills.Orchard.Alias);

    /// <summary>The lock of a run.</summary>
    internal string LockFile => _folder.At("cm.lock.json");

    /// <summary>A bundle of the lock.</summary>
    internal string Bundle => _folder.At("x.cmbundle");

    // Each script adds a line to the file of its name whenever it is executed.
    private string Counts => _folder.At("executions");

    private string WorkDirectory => _folder.At("work");

    public void Dispose()
    {
        _server?.Dispose();
        _folder.Dispose();
    }

    /// <summary>An engine that reads the home afresh.</summary>
    internal CmEngine Open() => ClassicEngine.Open(new CmEngineOptions { HomePath = Home, ModulePath = null });

    /// <summary>Runs the program to its end.</summary>
    internal (int ExitCode, string Output, string Errors) Run(params string[] arguments) => RunUnder([], arguments);

    /// <summary>Runs the program to its end by another program.</summary>
    /// <param name="wrapper">The other program with its arguments; none to run it directly.</param>
    /// <param name="arguments">The arguments of the program.</param>
    internal (int ExitCode, string Output, string Errors) RunUnder(string[] wrapper, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(wrapper, arguments))!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Installs the orchard.</summary>
    internal void Pull() => Run(PullArguments);

    /// <summary>The command that installs the orchard. A folder without git is copied.</summary>
    internal string[] PullArguments => ["pull", "repo", CmPowerShell.Conformance.Kills.Orchard.Alias, "--url=" + Url, .. _server is null ? ["--copy"] : Array.Empty<string>()];

    /// <summary>Runs a script, and locks the run.</summary>
    internal void LockRun(int number)
    {
        if (!Directory.Exists(Installed))
        {
            Pull();
        }

        Require("run", "script", "--tags=" + CmPowerShell.Conformance.Kills.Orchard.Fruit(number), "--quiet");
        File.Delete(LockFile);
        Require("lock", "run", "--lock=" + LockFile);
    }

    private void Require(params string[] arguments)
    {
        var (exitCode, text, errors) = Run(arguments);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"cm {string.Join(' ', arguments)} ended with {exitCode}: {text}{errors}");
        }
    }

    /// <summary>Removes the cache, and with it perhaps the repository.</summary>
    internal void Empty(bool withRepository)
    {
        var cache = Path.Combine(Home, "repos", "local", "cache");
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }

        if (withRepository && Directory.Exists(Installed))
        {
            Directory.Delete(Installed, recursive: true);
            CmPowerShell.Meta.Json.JsonMeta.Save(Path.Combine(Home, "repos.json"), new CmPowerShell.Meta.Values.MetaList());
        }
    }

    /// <summary>How often each script was executed.</summary>
    internal IEnumerable<KeyValuePair<string, int>> Executions() => Enumerable.Range(0, Orchard.Scripts)
        .Select(CmPowerShell.Conformance.Kills.Orchard.Fruit)
        .Select(name => KeyValuePair.Create(name, File.Exists(Path.Combine(Counts, name)) ? File.ReadAllLines(Path.Combine(Counts, name)).Length : 0));

    /// <summary>Starts the program and kills it after a while, alone or with all that it started.</summary>
    /// <returns>Whether it was still running.</returns>
    internal bool Kill(string[] arguments, TimeSpan after, bool withChildren)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(after))
        {
            return false;
        }

        // On Windows the job of a run ends its processes with the program, and Wine cannot list the processes of a tree.
        process.Kill(withChildren && !OperatingSystem.IsWindows());
        process.WaitForExit(TimeSpan.FromSeconds(30));
        return true;
    }

    private ProcessStartInfo StartInfo(string[] arguments) => StartInfo([], arguments);

    private ProcessStartInfo StartInfo(string[] wrapper, string[] arguments)
    {
        string[] line = [.. wrapper, _program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = WorkDirectory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in ServiceVariables)
        {
            start.Environment.Remove(name);
        }

        start.Environment["CM_REPOS"] = Home;
        start.Environment["ORCHARD_EXECUTIONS"] = Counts;
        return start;
    }
}
