using System.Diagnostics;
using CmPowerShell.Engine.Execution.Native;

namespace CmPowerShell.Engine.Tests.BuiltIn;

/// <summary>
/// Runs the shell scripts one after the other as an engine would, with nothing but a shell: each in a separate work directory,
/// with the variables that the ones before left. The path is chosen to break scripts that do not quote.
/// </summary>
internal sealed class ShellChain : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "cm-built-in-" + Path.GetRandomFileName());
    private readonly string _shell;
    private readonly string _scripts;

    public ShellChain(string shell)
    {
        _shell = shell;
        _scripts = Path.Combine(_root, "it's a $HOME");
        foreach (var script in BuiltInRepository.Scripts)
        {
            var copy = Directory.CreateDirectory(Path.Combine(_scripts, script.Name)).FullName;
            foreach (var file in Directory.EnumerateFiles(script.Folder))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>The variables so far; PATH is taken from this process unless it is set here.</summary>
    public Dictionary<string, string> Variables { get; } = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };

    public static bool IsInstalled(string program) =>
        !OperatingSystem.IsWindows()
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    public string WorkDirectory(string script) => Directory.CreateDirectory(Path.Combine(_root, "work & more", script)).FullName;

    public ShellResult Run(string script)
    {
        var info = new ProcessStartInfo(_shell) { WorkingDirectory = WorkDirectory(script), RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Path.Combine(_scripts, script, "run.sh"));
        info.Environment.Clear();
        foreach (var (name, value) in Variables)
        {
            info.Environment[name] = value;
        }

        info.Environment["CM_TMP_CURRENT_SCRIPT_PATH"] = Path.Combine(_scripts, script);
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Keep(new ShellResult(process.ExitCode, output, error.Result, Answer(script)));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Dictionary<string, string> Answer(string script) =>
        RunEnvironmentFile.Read(WorkDirectory(script)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    private ShellResult Keep(ShellResult result)
    {
        foreach (var (name, value) in result.Answer)
        {
            Variables[name] = value;
        }

        return result;
    }
}

/// <summary>What a script did.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error, IReadOnlyDictionary<string, string> Answer);
