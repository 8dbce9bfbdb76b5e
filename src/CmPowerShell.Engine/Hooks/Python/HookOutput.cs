using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>
/// The output of hooks and the programs that they start, as events, line by line and live. A message from the host program is handled only after everything that was printed
/// before it has been shown: on Linux the system knows what is still in the pipe; elsewhere the host program puts marks between.
/// </summary>
internal sealed class HookOutput
{
    private const int LongestLine = 64 * 1024;
    private const int LongestMark = 128;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly byte[] _mark;
    private readonly Stream _stream;
    private readonly object _gate = new();
    private readonly OutputListeners _listeners = new();
    private readonly List<byte> _line = [];
    private long _taken;
    private long _lastMark;
    private bool _ended;

    /// <summary>Makes the output of a process.</summary>
    /// <param name="stream">The end of the pipe.</param>
    /// <param name="mark">A secret word that each mark contains.</param>
    public HookOutput(Stream stream, string mark) => (_stream, _mark) = (stream, Encoding.ASCII.GetBytes("\0" + mark + " "));

    /// <summary>Whether the host program must put marks between.</summary>
    public bool NeedsMarks => !OperatingSystem.IsLinux() || _stream is not LinuxPipeStream;

    /// <summary>Sets the receiver of the output from now on, including output that had no receiver.</summary>
    public void Push(IEventSink events, int depth)
    {
        lock (_gate)
        {
            _listeners.Push(events, depth);
        }
    }

    /// <summary>Ends what <see cref="Push"/> began.</summary>
    public void Pop()
    {
        lock (_gate)
        {
            _listeners.Pop();
        }
    }

    /// <summary>Waits until what was written before a message has been shown, the pipe has ended, or the time is over.</summary>
    /// <param name="mark">The mark before the message; ignored where <see cref="NeedsMarks"/> is false.</param>
    /// <param name="limit">The maximum time.</param>
    public void WaitFor(long mark, TimeSpan limit)
    {
        lock (_gate)
        {
            if (OperatingSystem.IsLinux() && _stream is LinuxPipeStream pipe)
            {
                // Nothing is read outside the gate, so all else has been shown.
                var written = _taken + pipe.Unread;
                Wait(() => _taken >= written, limit);
                EndLine();
            }
            else
            {
                Wait(() => _lastMark >= mark, limit);
            }
        }
    }

    /// <summary>Waits until the pipe has ended, or the time is over.</summary>
    public void WaitForEnd(TimeSpan limit)
    {
        lock (_gate)
        {
            Wait(() => false, limit);
        }
    }

    /// <summary>Reads the pipe to its end and closes it.</summary>
    public void ReadAll()
    {
        using var end = _stream;
        var buffer = new byte[32 * 1024];
        while (OperatingSystem.IsLinux() && _stream is LinuxPipeStream pipe ? TakeNext(pipe, buffer) : TakeNext(_stream, buffer))
        {
        }

        lock (_gate)
        {
            EndLine();
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    [SupportedOSPlatform("linux")]
    private bool TakeNext(LinuxPipeStream pipe, byte[] buffer)
    {
        pipe.AwaitBytes();
        lock (_gate)
        {
            var count = pipe.Read(buffer);
            _taken += count;
            Take(buffer.AsSpan(0, count));
            Monitor.PulseAll(_gate);
            return count > 0;
        }
    }

    private bool TakeNext(Stream stream, byte[] buffer)
    {
        var count = stream.Read(buffer);
        lock (_gate)
        {
            Take(buffer.AsSpan(0, count));
        }

        return count > 0;
    }

    private void Wait(Func<bool> isDone, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!isDone() && !_ended && Environment.TickCount64 < end)
        {
            Monitor.Wait(_gate, (int)Math.Max(1, end - Environment.TickCount64));
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            Append(bytes[..end]);
            FinishLine();
            bytes = bytes[(end + 1)..];
        }

        Append(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _line.AddRange(bytes);
        while (_line.Count > LongestLine + Math.Max(LongestMark, KnownSecrets.Longest))
        {
            var line = CollectionsMarshal.AsSpan(_line);
            var cut = KnownSecrets.CutBefore(line, LongestLine);
            Report(line[..cut]);
            _line.RemoveRange(0, cut);
        }
    }

    /// <summary>A line is complete: a mark ends text without a line break, all other characters are text.</summary>
    private void FinishLine()
    {
        var line = CollectionsMarshal.AsSpan(_line);
        var mark = line.IndexOf(_mark);
        if (mark < 0)
        {
            Report(line);
        }
        else
        {
            if (mark > 0)
            {
                Report(line[..mark]);
            }

            _lastMark = Math.Max(_lastMark, Number(line[(mark + _mark.Length)..]));
            Monitor.PulseAll(_gate);
        }

        _line.Clear();
    }

    private static long Number(ReadOnlySpan<byte> digits) =>
        long.TryParse(Encoding.ASCII.GetString(digits.TrimEnd((byte)0)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void EndLine()
    {
        if (_line.Count > 0)
        {
            Report(CollectionsMarshal.AsSpan(_line));
            _line.Clear();
        }
    }

    private void Report(ReadOnlySpan<byte> line) => _listeners.Report(Utf8.GetString(line));
}
