using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// What a run costs: the engine's own processor time in a session, where neither bash nor the Python of hooks counts, and the time of a whole command.
/// With <c>--reference PYTHON</c> the same runs go through <c>cmind</c> in that Python, alternating with ours.
/// </summary>
internal sealed class RunsMeasurement
{
    private const int WarmUps = 150;
    private const int Rounds = 25;
    private const int Starts = 9;
    private static readonly string[] Cases = ["detect,os", "get,python3"];
    private static readonly string[] Commands = [.. Cases.Select(tags => $"run script --tags={tags} --quiet"), "find script --tags=detect,os"];
    private readonly RunsOptions _options;
    private readonly ScratchHome _home;

    private RunsMeasurement(RunsOptions options, ScratchHome home)
    {
        _options = options;
        _home = home;
    }

    /// <summary>Measures and prints two tables.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(RunsOptions options)
    {
        using var home = new ScratchHome(options.Folder);
        new RunsMeasurement(options, home).Print();
        return 0;
    }

    private void Print()
    {
        Console.WriteLine("Own processor time of one run in a session, ms (median):");
        foreach (var tags in Cases)
        {
            Console.WriteLine($"  {tags,-12} engine {InSession(tags),8:F2}   without log and record {WithoutRecord(tags),8:F2}   {(_options.Reference is null ? "" : $"reference {new ReferenceProgram(_options.Reference, _home).InSession(tags, Rounds),8:F2}")}");
        }

        foreach (var command in _options.Program is null ? [] : Commands)
        {
            Console.WriteLine($"cm {command}, ms (median):");
            WholeCommands(command.Split(' '));
        }
    }

    // The Python side of hooks in the sources.
    internal static string ModuleFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CmPowerShell.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("This program runs from its build folder inside the sources.");
        }

        return Path.Combine(folder, "module");
    }

    private double WithoutRecord(string tags)
    {
        Environment.SetEnvironmentVariable("CM_KEEP_RUNS", "0");
        try
        {
            return InSession(tags);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CM_KEEP_RUNS", null);
        }
    }

    private double InSession(string tags)
    {
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _home.Path, ModulePath = ModuleFolder() });
        return Sample.Median(WarmUps, Rounds, () =>
        {
            engine.Refresh();
            engine.Runner.Run(new RunRequest { Tags = tags.Split(','), Quiet = true, WorkDirectory = _home.WorkDirectory }, Operation.Silent);
        });
    }

    private void WholeCommands(string[] arguments)
    {
        var ours = new CommandTimes("cm", [_options.Program!, .. arguments], _home);
        var all = _options.Reference is { } python ? [ours, new CommandTimes("reference", [python, "-m", "cmind", .. arguments], _home)] : new[] { ours };
        for (var round = 0; round <= Starts; round++)
        {
            foreach (var command in all)
            {
                command.Run(isWarmUp: round == 0);
            }
        }

        foreach (var command in all)
        {
            Console.WriteLine($"  {command}");
        }
    }
}
