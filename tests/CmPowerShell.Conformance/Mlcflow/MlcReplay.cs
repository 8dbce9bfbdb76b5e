using System.Diagnostics;
using CmPowerShell.Conformance.Runs;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Runs a recorded command with our program under the recorded name.</summary>
internal static class MlcReplay
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    internal static Replay Run(MlcRecord record, MlcHome home, MlcPlaces places)
    {
        var start = new ProcessStartInfo(Path.Combine(home.Programs, record.Program), record.Arguments.Select(places.Fill))
        {
            WorkingDirectory = home.WorkDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var framework = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment.Clear();
        foreach (var (name, value) in Variables(record, home).Where(pair => pair.Value.Length > 0))
        {
            start.Environment[name] = places.Fill(value);
        }

        if (framework is not null)
        {
            start.Environment["DOTNET_ROOT"] = framework;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Write(record.Input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
        }

        return new Replay(process.ExitCode, output.Result, errors.Result);
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables(MlcRecord record, MlcHome home)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MLC_REPOS"] = home.Home,
            ["HOME"] = home.User,
            ["USER"] = "root",
            ["LANG"] = "C.UTF-8",
            ["PATH"] = SearchPath.Of(MlcHome.SystemPath, home.Scratch),
        };
        foreach (var (name, value) in record.Variables)
        {
            variables[name == "REF_PATH" ? "PATH" : name] = value;
        }

        return variables;
    }
}
