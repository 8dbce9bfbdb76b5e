using System.Diagnostics;
using CmPowerShell.Conformance.Kills;

namespace CmPowerShell.Conformance.Faults;

/// <summary>
/// Lets a system call of the program fail, one in each trial, while it pulls, updates, runs, adds, indexes, packs and removes. Each failure must be an error of
/// the program with a message, the home must stay readable, and the same command must work afterwards.
/// </summary>
internal sealed class FaultRun(FaultOptions options, TextWriter output)
{
    private const string Unexpected = "This should not happen";
    private readonly Random _random = new(options.Seed);
    private int _mistakes;
    private int _struck;

    /// <summary>Injects the requested number of faults.</summary>
    /// <returns>The exit code: 0 when nothing was found.</returns>
    internal int Run()
    {
        using var scene = new KillScene(options.Program, scripts: 6);
        var clock = Stopwatch.StartNew();
        scene.Run("pull", "repo", Orchard.Alias, "--url=" + scene.Url);
        for (var number = 0; number < options.Count; number++)
        {
            Try(scene, Command(scene, number), Fault.Choose(_random), number);
        }

        output.WriteLine(FormattableString.Invariant($"{options.Count} faults, {_struck} of which struck, in {clock.Elapsed.TotalSeconds:0} s, seed {options.Seed}: {_mistakes} mistakes"));
        return _mistakes == 0 ? 0 : 1;
    }

    private static string[] Command(KillScene scene, int number)
    {
        var tag = Orchard.Fruit(number % scene.Orchard.Scripts);
        switch (number % 7)
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
            default:
                scene.Run("run", "script", "--tags=" + tag, "--quiet");
                return ["rm", "cache", "--tags=" + tag, "-f"];
        }
    }

    private void Try(KillScene scene, string[] command, Fault fault, int number)
    {
        var (exitCode, text, errors) = scene.RunUnder(fault.Wrapper, command);
        var where = FormattableString.Invariant($"number {number}: '{string.Join(' ', command)}', {fault}");
        _struck += exitCode == 0 ? 0 : 1;
        if ((text + errors).Contains(Unexpected, StringComparison.Ordinal) || (exitCode != 0 && errors.Trim().Length == 0))
        {
            Tell($"{where}: ends with {exitCode} and '{text}{errors}'");
        }

        LookAt(scene, where);
        var again = scene.Run("find", "script", "--tags=" + Orchard.Fruit(0));
        if (again.ExitCode is not (0 or 16))
        {
            Tell($"{where}: afterwards 'find' ends with {again.ExitCode}: {again.Errors}");
        }
    }

    private void LookAt(KillScene scene, string where)
    {
        using var engine = scene.Open();
        foreach (var problem in engine.Repositories.Problems.Concat(engine.Index.Problems))
        {
            Tell($"{where}: the home shows '{problem.Message}'");
        }
    }

    private void Tell(string mistake)
    {
        _mistakes++;
        output.WriteLine(mistake);
    }
}
