using CmPowerShell.Classic.Grammar;

namespace CmPowerShell.Conformance.Runs;

/// <summary>A recorded command line: variables in front, the program, its arguments.</summary>
/// <param name="Variables">The variables that were set for it.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">The arguments behind the program.</param>
internal sealed record RecordedCommand(IReadOnlyDictionary<string, string> Variables, string Program, IReadOnlyList<string> Arguments)
{
    // Never run, not even in a sandbox: they change limits, users or devices of the machine, or publish something.
    private static readonly string[] Forbidden =
    [
        "build-docker-image", "run-docker-container", "prune-docker", "run-terraform", "destroy-terraform", "remote-run-commands",
        "push-csv-to-spreadsheet", "push-mlperf-inference-results-to-github", "flash-tinyml-binary", "gui", "launch-benchmark", "run-vllm-server",
        "run-mlperf-power-server", "run-mlperf-power-client", "install-cuda-prebuilt", "install-cuda-package-manager", "set-device-settings-qaic",
        "set-performance-mode", "set-user-limits", "test-set-sys-user-cm", "prototype-set-sys-user-cm",
    ];

    /// <summary>The words that address what is done: action, automation and artifacts.</summary>
    internal ClassicRequest Request => ClassicCommandLine.Parse(Arguments);

    /// <summary>Whether it must never be run.</summary>
    internal bool IsForbidden => Request.Artifacts.Any(Forbidden.Contains) || Forbidden.Contains(string.Join('-', Request.Tags));

    /// <summary>Whether it runs a script of the later generation.</summary>
    internal bool RunsScript => Request is { Action: "run", Automation: "script" };

    internal bool WantsJson => Request.Output == "json";

    internal static RecordedCommand Parse(string text)
    {
        var words = CommandLineWords.Split(text);
        var variables = words.TakeWhile(word => word.IndexOf('=', StringComparison.Ordinal) > 0).ToList();
        return new(
            variables.Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
            words[variables.Count],
            words.Skip(variables.Count + 1).ToList());
    }
}
