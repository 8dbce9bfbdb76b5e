using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>
/// The output of hooks and the programs that they start, as events, line by line and live. The host program puts marks between, so that
/// a message from it is handled only after everything that was printed before it has been shown.
/// </summary>
internal sealed class HookOutput
{
    private const int LongestLine = 64 * 1024;
    private const int LongestMark = 128;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly byte[] _mark;
    private readonly object _gate = new();
    private readonly OutputListeners _listeners = new();
    private readonly List<byte> _line = [];
    private long _lastMark;
    private bool _ended;

    /// <summary>Prepares for a secret word that each mark contains.</summary>
    public HookOutput(string mark) => _mark = Encoding.ASCII.GetBytes("\0" + mark + " ");

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

    /// <summary>Waits for a mark, the end of the pipe, or the timeout.</summary>
    public void WaitFor(long mark, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        lock (_gate)
        {
            while (_lastMark < mark && !_ended && Environment.TickCount64 < end)
            {
                Monitor.Wait(_gate, (int)Math.Max(1, end - Environment.TickCount64));
            }
        }
    }

    /// <summary>Waits until the pipe has ended, or the time is over.</summary>
    public void WaitForEnd(TimeSpan limit) => WaitFor(long.MaxValue, limit);

    /// <summary>Reads a pipe to its end and closes it.</summary>
    public void ReadAll(Stream stream)
    {
        using var end = stream;
        var buffer = new byte[32 * 1024];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            lock (_gate)
            {
                Take(buffer.AsSpan(0, count));
            }
        }

        lock (_gate)
        {
            EndLine();
            _ended = true;
            Monitor.PulseAll(_gate);
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
