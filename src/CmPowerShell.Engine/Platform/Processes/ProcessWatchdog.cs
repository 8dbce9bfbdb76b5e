using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Ends the remaining child processes of this process on Linux, once this process has ended: after SIGKILL, after a crash, and after <c>exit</c> in the middle of a run.
/// A shell reads from a pipe, which the system closes with this process. It then searches for processes with the marks.
/// </summary>
internal sealed class ProcessWatchdog
{
    // The shell ignores signals, since a terminal sends them to the whole session. After SIGTERM a program has 0.7 seconds.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' HUP INT TERM
        cd /
        marks=
        while read -r change mark; do
          case $change in
            +) marks="$marks $mark" ;;
            -) marks="${marks%%" $mark"*}${marks#*" $mark"}" ;;
          esac
        done
        send() {
          found=
          for mark in $marks; do
            for file in $(grep -lF "$mark" /proc/[0-9]*/environ); do
              file=${file#/proc/}
              kill -s "$1" "${file%/environ}" && found=1
            done
          done
          [ -n "$found" ]
        }
        send TERM || exit 0
        for _ in 1 2 3 4 5 6 7; do sleep 0.1; send 0 || exit 0; done
        send KILL
        """;

    private static readonly ProcessWatchdog Shared = new();
    private readonly object _lock = new();
    private readonly HashSet<string> _marks = [];
    private Process? _shell;
    private Stream? _input;

    private ProcessWatchdog()
    {
    }

    /// <summary>Watches what has a mark, until <see cref="End"/>.</summary>
    public static void Begin(ProcessMark mark) => Shared.Change("+", mark.Word, marks => marks.Add(mark.Word));

    /// <summary>Stops watching: processes with the mark may continue.</summary>
    public static void End(ProcessMark mark) => Shared.Change("-", mark.Word, marks => marks.Remove(mark.Word));

    private void Change(string change, string mark, Func<HashSet<string>, bool> apply)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_lock)
        {
            if (apply(_marks) && !TryWrite($"{change} {mark}"))
            {
                Restart();
            }
        }
    }

    private bool TryWrite(string line)
    {
        try
        {
            _input?.Write(Encoding.ASCII.GetBytes(line + "\n"));
            _input?.Flush();
            return _input is not null;
        }
        catch (IOException)
        {
            // The shell was ended from outside.
            return false;
        }
    }

    private void Restart()
    {
        _shell?.Dispose();
        try
        {
            _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true });
            _input = _shell!.StandardInput.BaseStream;
            _input = OperatingSystem.IsLinux() ? LinuxPipeStream.TryMake(_input) ?? _input : _input;
            _marks.ToList().ForEach(mark => TryWrite($"+ {mark}"));
        }
        catch (Win32Exception)
        {
            // A system without a shell or without room for one more process: the run itself is worth more than its guard.
            (_shell, _input) = (null, null);
        }
    }
}
