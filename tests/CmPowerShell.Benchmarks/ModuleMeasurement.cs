using System.Diagnostics;
using System.Globalization;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// What the packaged module costs a PowerShell: its import, compared with an empty start, and the first command. The starts alternate, so that a busy machine slows all of them alike.
/// </summary>
/// <param name="pwsh">The PowerShell.</param>
/// <param name="home">The home.</param>
internal sealed class ModuleMeasurement(string pwsh, ScratchHome home)
{
    private const int Rounds = 7;
    private readonly List<double> _empty = [];
    private readonly List<double> _imports = [];
    private readonly List<double> _commands = [];

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
        for (var round = 0; round <= Rounds; round++)
        {
            var empty = Start("''").Total;
            var imported = Start(import).Total;
            var first = Start($"{import}; $watch = [Diagnostics.Stopwatch]::StartNew(); $null = Get-CmScript; $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)").Output;
            if (round > 0)
            {
                _empty.Add(empty);
                _imports.Add(imported - empty);
                _commands.Add(double.Parse(first, CultureInfo.InvariantCulture));
            }
        }

        Console.WriteLine(Row("an empty start", "", _empty));
        Console.WriteLine(Row("`Import-Module` adds", "150 ms", _imports));
        Console.WriteLine(Row("the first `Get-CmScript`", "100 ms", _commands));
    }

    private (double Total, string Output) Start(string command)
    {
        var start = new ProcessStartInfo(pwsh, ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = home.WorkDirectory,
        };
        start.Environment["CM_REPOS"] = home.Path;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (watch.Elapsed.TotalMilliseconds, output.Trim()) : throw new InvalidOperationException($"'{command}' failed.");
    }

    private static string Row(string work, string goal, List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"| {work} | {goal} | {Sample.Median(times):0} ms | {times.Min():0} to {times.Max():0} ms |");
}
