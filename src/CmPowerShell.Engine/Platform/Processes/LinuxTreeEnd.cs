using System.Diagnostics;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Ends a program on Linux with all its child processes, within two seconds: it sends SIGTERM, and after 0.7 seconds SIGKILL to the remaining ones.
/// Its child processes are found by descent, and by the mark.
/// </summary>
/// <param name="root">The program.</param>
/// <param name="mark">Its mark.</param>
internal sealed class LinuxTreeEnd(Process root, ProcessMark mark)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan KillTimeout = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly HashSet<LinuxProcess> _members = [];
    private readonly HashSet<LinuxProcess> _strangers = [];

    /// <summary>Ends them.</summary>
    public void Run()
    {
        if (!Round(UnixSignal.Terminate, Grace))
        {
            Round(UnixSignal.Kill, KillTimeout);
        }
    }

    /// <summary>Sends each of them the signal once, including those that start during the wait.</summary>
    /// <returns>Whether all have ended.</returns>
    private bool Round(int signal, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var told = new HashSet<LinuxProcess>();
        while (true)
        {
            Look();
            foreach (var member in _members.Where(told.Add))
            {
                UnixSignal.Send(member.Id, signal);
            }

            if (_members.Count == 0 || clock.Elapsed > limit)
            {
                return _members.Count == 0;
            }

            Thread.Sleep(Pause);
        }
    }

    private void Look()
    {
        var all = LinuxProcess.All().ToList();
        _members.IntersectWith(all.Select(entry => entry.Process));
        var numbers = _members.Select(member => member.Id).ToHashSet();
        if (!root.HasExited)
        {
            numbers.Add(root.Id);
        }

        for (var found = -1; found != _members.Count;)
        {
            found = _members.Count;
            foreach (var (process, _) in all.Where(entry => numbers.Contains(entry.Process.Id) || numbers.Contains(entry.Parent) || IsMarked(entry.Process)))
            {
                _members.Add(process);
                numbers.Add(process.Id);
            }
        }
    }

    private bool IsMarked(LinuxProcess process)
    {
        if (_strangers.Contains(process) || process.Id == Environment.ProcessId)
        {
            return false;
        }

        if (mark.IsIn(process.Environment()))
        {
            return true;
        }

        _strangers.Add(process);
        return false;
    }
}
