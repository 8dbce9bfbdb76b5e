using System.Diagnostics;

namespace CmPowerShell.Conformance.Runs;

/// <summary>What a replayed command did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record Replay(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Runs a recorded command with our program.</summary>
    /// <param name="program">The program <c>cm</c>.</param>
    /// <param name="record">The record.</param>
    /// <param name="home">The home.</param>
    /// <param name="places">The values of the placeholders.</param>
    /// <param name="directory">Where it is called, if not in the work directory of the home.</param>
    internal static Replay Run(string program, RunRecord record, ReplayHome home, Placeholders places, string? directory = null)
    {
        var start = UnderWine.Start(program, record.Command.Arguments.Select(places.Fill));
        start.WorkingDirectory = directory ?? home.WorkDirectory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in record.Command.Variables)
        {
            start.Environment[name] = places.Fill(value);
        }

        start.Environment["CM_REPOS"] = UnderWine.Path(program, home.Home);
        start.Environment["HOME"] = home.User;

        // The recording had its own places here, and scripts pass them on.
        start.Environment["PYTHONPATH"] = "{cmind2022}:{shim}";
        start.Environment["PATH"] = record.Command.Variables.TryGetValue("REF_PATH", out var path) ? places.Fill(path) : SearchPath.For(home);
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
}
