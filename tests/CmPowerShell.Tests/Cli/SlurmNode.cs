using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CmPowerShell.Tests.Cli;

/// <summary>A real Slurm with one node, for the tests of a class.</summary>
public sealed class SlurmNode : IDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch", "/usr/sbin/munged"];
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "fixtures", "slurm", "one-node.sh");

    /// <summary>Starts it where that is possible.</summary>
    public SlurmNode()
    {
        Reason = !OperatingSystem.IsLinux() || !Programs.All(File.Exists) || !File.ReadLines("/etc/passwd").Any(line => line.StartsWith("munge:", StringComparison.Ordinal)) ? "Slurm is not installed (slurmctld, slurmd, slurm-client, munge)."
            : Environment.UserName != "root" ? "Only the super-user can start Slurm."
            : "";
        if (Reason.Length == 0)
        {
            Folder = Directory.CreateTempSubdirectory("cm-slurm-").FullName;
            Reason = Call("start", GetFreePort(), GetFreePort()) == 0 ? "" : "Slurm is installed and did not start here; its logs are in the output of the tests.";
        }
    }

    /// <summary>Why it cannot run here; empty if it runs.</summary>
    public string Reason { get; }

    /// <summary>The file of its configuration.</summary>
    public string Configuration => Path.Combine(Folder, "slurm.conf");

    private string Folder { get; } = "";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Folder.Length > 0)
        {
            Call("stop");
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Runs a command of Slurm.</summary>
    public string Ask(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["SLURM_CONF"] = Configuration;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    /// <summary>Ends the daemon of the node without its tasks' knowledge, and declares the node lost.</summary>
    public void LoseNode()
    {
        Stop("slurmd");
        Ask("scontrol", "update", $"NodeName={NodeName}", "State=DOWN", "Reason=lost");
    }

    /// <summary>Starts the daemon of the node again.</summary>
    public void RestoreNode()
    {
        // Like every daemon it keeps what it inherits, so it inherits no pipe.
        using (var start = Process.Start(new ProcessStartInfo("sh", ["-c", "exec /usr/sbin/slurmd -f \"$1\" >/dev/null 2>&1 </dev/null", "sh", Configuration]))!)
        {
            start.WaitForExit();
        }

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30) && !Ask("sinfo", "--noheader", "--format=%T").Contains("idle", StringComparison.Ordinal);)
        {
            Thread.Sleep(100);
        }
    }

    private string NodeName => Ask("sinfo", "--noheader", "--format=%n").Trim();

    private void Stop(string daemon)
    {
        var id = int.Parse(File.ReadAllText(Path.Combine(Folder, daemon + ".pid")).Trim(), CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private int Call(string what, params int[] ports)
    {
        // Its daemons keep what they inherit, so it inherits no pipe.
        using var process = Process.Start(new ProcessStartInfo("sh", [Script, what, Folder, .. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))]))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int GetFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
