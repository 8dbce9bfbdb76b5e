using System.Diagnostics;
using System.Globalization;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// What the packaged module costs a PowerShell: its import, compared with an empty start, and the first command. The starts alternate, so that a busy machine slows all of them alike; the
/// processor time is that of all processes of a start, and of the whole session for the first command.
/// </summary>
/// <param name="pwsh">The PowerShell.</param>
/// <param name="home">The home.</param>
internal sealed class ModuleMeasurement(string pwsh, ScratchHome home)
{
    private const int Rounds = 7;
    private readonly List<Times> _empty = [];
    private readonly List<Times> _imports = [];
    private readonly List<Times> _commands = [];

    /// <summary>Measures and prints the medians.</summary>
    /// <param name="manifest">The manifest of the packaged module.</param>
    /// <param name="pwsh">The PowerShell.</param>
    /// <param name="folder">A repository of scripts; null for a home with the built-in ones alone.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string manifest, string pwsh, string? folder)
    {
        var empty = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
        File.WriteAllText(Path.Combine(empty, "cmr.yaml"), "alias: empty\nuid: 00000000000000e0\n");
        using var home = new ScratchHome(folder ?? empty);
        new ModuleMeasurement(pwsh, home).Measure(Path.GetFullPath(manifest));
        Directory.Delete(empty, recursive: true);
        return 0;
    }

    private void Measure(string manifest)
    {
        var import = $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'";
        const string Command = "$self = [Diagnostics.Process]::GetCurrentProcess(); $before = $self.TotalProcessorTime; $watch = [Diagnostics.Stopwatch]::StartNew(); $null = Get-CmScript; "
            + "$time = $watch.Elapsed; $self.Refresh(); ($time, ($self.TotalProcessorTime - $before)).TotalMilliseconds.ForEach{ $_.ToString([cultureinfo]::InvariantCulture) } -join ' '";
        for (var round = 0; round <= Rounds; round++)
        {
            var (empty, _) = Start("''");
            var (imported, _) = Start(import);
            var first = Start($"{import}; {Command}").Output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            if (round > 0)
            {
                _empty.Add(empty);
                _imports.Add(new(imported.Wall - empty.Wall, imported.Processor - empty.Processor));
                _commands.Add(new(first[0], first[1]));
            }
        }

        Console.WriteLine("| work | goal | start to end | range | processor time |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: |");
        Console.WriteLine(Row("an empty start of `pwsh`", "", _empty));
        Console.WriteLine(Row("`Import-Module` adds", "150 ms", _imports));
        Console.WriteLine(Row("the first `Get-CmScript`", "100 ms", _commands));
    }

    private (Times Times, string Output) Start(string command)
    {
        var start = new ProcessStartInfo(pwsh, ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = home.WorkDirectory,
        };
        start.Environment["CM_REPOS"] = home.Path;
        var before = ProcessUsage.Children();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (new(watch.Elapsed.TotalMilliseconds, (ProcessUsage.Children() - before).TotalMilliseconds), output.Trim())
            : throw new InvalidOperationException($"'{command}' failed.");
    }

    private static string Row(string work, string goal, List<Times> times) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {work} | {goal} | {Sample.Median(times.Select(time => time.Wall)):0} ms | {times.Min(time => time.Wall):0} to {times.Max(time => time.Wall):0} ms | {Sample.Median(times.Select(time => time.Processor)):0} ms |");

    private readonly record struct Times(double Wall, double Processor);
}
