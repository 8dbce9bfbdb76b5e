using System.Diagnostics;

namespace CmPowerShell.Benchmarks;

/// <summary>The git history of a generated repository, two branches of which differ in some meta files. Going from one to the other is what a pull does to the folder.</summary>
internal sealed class GitHistory
{
    private const string Here = "here";
    private const string There = "there";
    private readonly string _folder;
    private string _current = Here;
    private bool _isReady;

    public GitHistory(string folder) => _folder = folder;

    /// <summary>Lets git change the meta files of this many scripts.</summary>
    public void Change(int count)
    {
        if (!_isReady)
        {
            Prepare(count);
        }

        _current = _current == Here ? There : Here;
        Git("checkout", "--quiet", _current);
    }

    private void Prepare(int count)
    {
        Git("init", "--quiet", "--initial-branch", Here);
        Git("config", "gc.auto", "0"); // would continue in the background
        Commit("the home");
        Git("checkout", "--quiet", "-b", There);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "script"), "_cm.json", SearchOption.AllDirectories).Take(count))
        {
            File.AppendAllText(file, "\n");
        }

        Commit("changes");
        Git("checkout", "--quiet", Here);
        _isReady = true;
    }

    private void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "--message", message);
    }

    /// <summary>Makes a repository of a folder, with one commit of all that is in it.</summary>
    /// <returns>The commit.</returns>
    public static string Create(string folder)
    {
        var history = new GitHistory(folder);
        history.Git("init", "--quiet", "--initial-branch", Here);
        history.Commit("all");
        return File.ReadAllText(Path.Combine(folder, ".git", "refs", "heads", Here)).Trim();
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder })!;
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InvalidOperationException($"'git {string.Join(' ', arguments)}' failed.");
        }
    }
}
