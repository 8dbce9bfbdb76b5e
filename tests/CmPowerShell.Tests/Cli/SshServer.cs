using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Tests.Cli;

/// <summary>A real sshd on the loopback device that has the program <c>cm</c> with a separate home, and a program <c>ssh</c> that has its key.</summary>
internal sealed class SshServer : IDisposable
{
    private const string Server = "/usr/sbin/sshd";
    private const string Client = "/usr/bin/ssh";
    private readonly ScratchFolder _folder = new("ssh");
    private readonly Process _process;

    public SshServer(string home)
    {
        var port = GetFreePort();
        Call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder.At("host"));
        Call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder.At("user"));
        var bin = Directory.CreateDirectory(_folder.At("bin")).FullName;
        WriteProgram(Path.Combine(bin, "cm"), $"CM_REPOS=\"{home}\" CM_CONFIGURATION=\"{home}/none.json\" exec '{CmProgram.File}' \"$@\"");
        _folder.Write("sshd.conf", $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey "{_folder.At("host")}"
            AuthorizedKeysFile "{_folder.At("user.pub")}"
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            SetEnv PATH={bin}:/usr/bin:/bin

            """);
        _folder.Write("client.conf", $"""
            Host good also-good
              HostName 127.0.0.1
              Port {port}
              IdentityFile "{_folder.At("user")}"
              StrictHostKeyChecking no
              UserKnownHostsFile /dev/null
              LogLevel ERROR
            Host gone
              HostName 127.0.0.1
              Port {GetFreePort()}

            """);
        Folder = Directory.CreateDirectory(_folder.At("client")).FullName;
        WriteProgram(Path.Combine(Folder, "ssh"), $"exec {Client} -F '{_folder.At("client.conf")}' \"$@\"");
        Directory.CreateDirectory("/run/sshd");
        _process = Process.Start(new ProcessStartInfo(Server, ["-D", "-e", "-f", _folder.At("sshd.conf")]) { RedirectStandardError = true })!;
        while (_process.StandardError.ReadLine() is { } line && !line.Contains("listening", StringComparison.OrdinalIgnoreCase))
        {
        }
    }

    /// <summary>Why it cannot run here; empty if it can.</summary>
    public static string Reason => !OperatingSystem.IsLinux() || !File.Exists(Server) || !File.Exists(Client) || !File.ReadLines("/etc/passwd").Any(line => line.StartsWith("sshd:", StringComparison.Ordinal)) ? "OpenSSH with its server is not installed."
        : Environment.UserName != "root" ? "Only the super-user can start a server of OpenSSH in a container."
        : "";

    /// <summary>The folder with the program <c>ssh</c>.</summary>
    public string Folder { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static void WriteProgram(string path, string line)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Call(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }

    private static int GetFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
