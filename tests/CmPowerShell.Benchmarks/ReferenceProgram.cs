using System.Diagnostics;
using System.Globalization;

namespace CmPowerShell.Benchmarks;

/// <summary>The reference, <c>cmind</c>, in a Python that has it.</summary>
internal sealed class ReferenceProgram(string python, ScratchHome home)
{
    // Asked through its one public function; what it prints is not kept. The first call reads or makes its index and fills the cache.
    private const string Session = """
        import json, os, resource, sys
        import cmind
        request, rounds = json.loads(sys.argv[1]), int(sys.argv[2])
        answer = os.fdopen(os.dup(1), "w")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

        def own():
            usage = resource.getrusage(resource.RUSAGE_SELF)
            return usage.ru_utime + usage.ru_stime

        def run():
            before = own()
            result = cmind.access(dict(request))
            if result["return"] > 0:
                sys.exit(result["error"])
            return own() - before

        for _ in range(3):
            run()
        print(sorted(run() for _ in range(rounds))[rounds // 2] * 1000, file=answer)
        """;

    /// <summary>The median of the processor time of some runs in one process, child processes not counted.</summary>
    /// <returns>Milliseconds.</returns>
    public double InSession(string tags, int rounds) => OfRequest($$"""{"action": "run", "automation": "script", "tags": "{{tags}}", "quiet": true}""", rounds);

    /// <summary>The median of the processor time of some requests in one process, child processes not counted.</summary>
    /// <param name="request">What <c>cmind.access</c> gets, in JSON.</param>
    /// <param name="rounds">How many are measured.</param>
    /// <returns>Milliseconds.</returns>
    public double OfRequest(string request, int rounds)
    {
        var start = new ProcessStartInfo(python, ["-c", Session, request, rounds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.WorkDirectory,
        };
        start.Environment["CM_REPOS"] = home.Path;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The reference failed: {errors.Result}");
    }
}
