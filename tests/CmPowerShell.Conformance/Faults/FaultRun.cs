using System.Diagnostics;
using CmPowerShell.Conformance.Kills;

namespace CmPowerShell.Conformance.Faults;

/// <summary>
/// Lets a system call of the program fail, one in each trial, while it pulls, updates, runs, adds, indexes, packs and removes. Each failure must be an error in words
/// that gives the cause, the home must stay readable, and the same command must work afterwards.
/// </summary>
internal sealed class FaultRun(FaultOptions options, TextWriter output)
{
    private const string Unexpected = "This should not happen";

    // What the system and .NET say of the two errors, and what is reported where git does not pass it on.
    private static readonly string[] Causes = ["No space left on device", "not enough space", "disk is full", "Input/output error", "this machine could not store it"];

    // These say that a host did not answer, and the host always does.
    private static readonly string[] Untrue = ["was not reached", "is not a git repository"];
    private readonly Random _random = new(options.Seed);
    private int _mistakes;
    private int _struck;

    /// <summary>Injects the requested number of faults.</summary>
    /// <returns>The exit code: 0 when nothing was found.</returns>
    internal int Run()
    {
        using var scene = new KillScene(options.Program, scripts: 6);
        var clock = Stopwatch.StartNew();
        Pull(scene);
        for (var number = 0; number < options.Count; number++)
        {
            Try(scene, Command(scene, number), Fault.Choose(_random), number);
        }

        output.WriteLine(FormattableString.Invariant($"{options.Count} faults, {_struck} of which struck, in {clock.Elapsed.TotalSeconds:0} s, seed {options.Seed}: {_mistakes} mistakes"));
        return _mistakes == 0 ? 0 : 1;
    }

    private static (int ExitCode, string Output, string Errors) Pull(KillScene scene) => scene.Run("pull", "repo", Orchard.Alias, "--url=" + scene.Url);

    private static string[] Command(KillScene scene, int number)
    {
        var tag = Orchard.Fruit(number % scene.Orchard.Scripts);
        switch (number % 9)
        {
            case 0:
                scene.Orchard.Grow();
                return ["pull", "repo", Orchard.Alias];
            case 1:
                scene.Run("rm", "repo", Orchard.Alias, "--all", "-f");
                return ["pull", "repo", Orchard.Alias, "--url=" + scene.Url];
            case 2:
                return ["run", "script", "--tags=" + tag, "--new", "--quiet"];
            case 3:
                return ["add", "script", FormattableString.Invariant($"made-{number}"), "--tags=made"];
            case 4:
                return ["reindex", "repo"];
            case 5:
                scene.Run("run", "script", "--tags=" + tag, "--quiet");
                return ["pack", "cache", "--tags=" + tag, "--force"];
            case 6:
                scene.LockRun(number % scene.Orchard.Scripts);
                return ["pack", "lock", scene.LockFile, "--output=" + scene.Bundle, "--force"];
            case 7:
                if (!File.Exists(scene.Bundle))
                {
                    scene.LockRun(number % scene.Orchard.Scripts);
                    scene.Run("pack", "lock", scene.LockFile, "--output=" + scene.Bundle, "--force");
                }

                scene.Empty(withRepository: number % 2 == 0);
                return ["unpack", "lock", scene.Bundle];
            default:
                scene.Run("run", "script", "--tags=" + tag, "--quiet");
                return ["rm", "cache", "--tags=" + tag, "-f"];
        }
    }

    private void Try(KillScene scene, string[] command, Fault fault, int number)
    {
        var (exitCode, text, errors) = scene.RunUnder(fault.Wrapper, command);
        var where = FormattableString.Invariant($"number {number}: '{string.Join(' ', command)}', {fault}");
        if (exitCode != 0)
        {
            _struck++;
            Judge(text + errors, errors.Trim().Length > 0, FormattableString.Invariant($"{where}: ends with {exitCode} and '{text}{errors}'"));
        }

        LookAt(scene, where);
        if (exitCode != 0)
        {
            Repeat(scene, command, where);
        }
    }

    private void Judge(string said, bool isError, string found)
    {
        if (!isError || said.Contains(Unexpected, StringComparison.Ordinal))
        {
            Report(found);
        }
        else if (!Causes.Any(cause => said.Contains(cause, StringComparison.Ordinal)))
        {
            Report($"{found}, which does not give the cause");
        }
        else if (Untrue.Any(part => said.Contains(part, StringComparison.Ordinal)))
        {
            Report($"{found}, which is not what happened");
        }
    }

    private void Repeat(KillScene scene, string[] command, string where)
    {
        var (exitCode, text, errors) = scene.Run(command);
        // What was removed before the fault is not there to remove.
        if (exitCode != 0 && !(exitCode == 16 && command[0] == "rm"))
        {
            Report($"{where}: the same command afterwards ends with {exitCode} and '{text}{errors}'");
            // The trials to come need the repository.
            Pull(scene);
        }
    }

    private void LookAt(KillScene scene, string where)
    {
        using var engine = scene.Open();
        foreach (var problem in engine.Repositories.Problems.Concat(engine.Index.Problems))
        {
            Report($"{where}: the home shows '{problem.Message}'");
        }
    }

    private void Report(string mistake)
    {
        _mistakes++;
        output.WriteLine(mistake);
    }
}
