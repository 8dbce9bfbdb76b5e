using System.Diagnostics;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Starts programs without network. On Linux they get a separate network namespace, where the system allows that without privilege; elsewhere, variables name a proxy
/// that does not exist, which most programs follow.
/// </summary>
internal static class NetworkIsolation
{
    /// <summary>The variable by which a run within a run is without network too.</summary>
    public const string Variable = "CM_OFFLINE";

    // No program listens on the port for discarding.
    private const string NoProxy = "http://127.0.0.1:9";
    private const string Program = "unshare";
    private static readonly string[] Names = ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY"];
    private static readonly string[][] Ways = [["--net"], ["--user", "--map-current-user", "--net"], ["--user", "--map-root-user", "--net"]];
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);
    private static readonly Lazy<string[]?> Way = new(() => OperatingSystem.IsLinux() ? Array.Find(Ways, Works) : null);

    /// <summary>Whether the system separates programs from the network. Otherwise variables ask them to do without it.</summary>
    public static bool IsEnforced => Way.Value is not null;

    /// <summary>The variables for a program without network.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables =>
    [
        KeyValuePair.Create(Variable, "yes"),
        .. IsEnforced ? [] : Names.Select(name => KeyValuePair.Create(name, NoProxy)).Concat([KeyValuePair.Create("no_proxy", ""), KeyValuePair.Create("NO_PROXY", "")]),
    ];

    /// <summary>The same program without network.</summary>
    public static ChildProcessStart Apply(ChildProcessStart start) => Wrap(start.Program, start.Arguments) is var (program, arguments)
        ? start with { Program = program, Arguments = arguments, Environment = [.. start.Environment, .. Variables] }
        : start with { Environment = [.. start.Environment, .. Variables] };

    /// <summary>Changes the start of a program so that it has no network.</summary>
    public static void Apply(ProcessStartInfo info)
    {
        if (Wrap(info.FileName, info.ArgumentList) is var (program, arguments))
        {
            info.FileName = program;
            info.ArgumentList.Clear();
            arguments.ToList().ForEach(info.ArgumentList.Add);
        }

        foreach (var (name, value) in Variables)
        {
            info.Environment[name] = value;
        }
    }

    private static (string Program, IReadOnlyList<string> Arguments)? Wrap(string program, IEnumerable<string> arguments) =>
        Way.Value is { } way ? (Program, [.. way, "--", program, .. arguments]) : null;

    // Whether the kernel and its administrator allow it is known only by an attempt.
    private static bool Works(string[] way)
    {
        try
        {
            var info = new ProcessStartInfo(Program, [.. way, "--", "true"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(info);
            return process is not null && process.WaitForExit(ProbeLimit) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
