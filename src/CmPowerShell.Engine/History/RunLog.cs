using System.Buffers;
using System.Globalization;
using System.Text;

namespace CmPowerShell.Engine.History;

/// <summary>
/// The log of one run: a line for each event, with its time (UTC), in <see cref="RunLogFiles"/>.
/// </summary>
/// <remarks>
/// The file is open while the run continues; by that other processes see that the run continues, also when the program is killed. Lines may come from any thread.
/// A script that prints much costs no call of the system for each line: what comes within <see cref="Delay"/> of the line before is written together.
/// </remarks>
internal sealed class RunLog : IDisposable
{
    private const int StartLength = 15; // HH:mm:ss.fff, the mark, spaces
    private const int MostPending = 64 * 1024;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);
    private readonly object _gate = new();
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly byte[] _start = new byte[StartLength];
    private readonly RunLogFiles _files;
    private long _stamped = -1;
    private long _lastWrite;
    private bool _isTimed;
    private bool _isOver;

    /// <summary>Begins a log.</summary>
    /// <param name="folder">Full path of the folder of the run.</param>
    /// <param name="headSize">The number of bytes to keep of the beginning.</param>
    /// <param name="endSize">The minimum number of bytes to keep of the end; at most twice as many.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RunLog(string folder, long headSize = 4 << 20, long endSize = 2 << 20) => _files = new(folder, headSize, endSize);

    /// <summary>Full path of the log of a run.</summary>
    public static string PathIn(string folder) => RunLogFiles.PathIn(folder);

    /// <summary>Whether the run of a folder has not ended: its log is held open.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var mine = new FileStream(PathIn(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Writes a line. A run without disk space still returns its result.</summary>
    /// <param name="time">When it happened, in UTC.</param>
    /// <param name="mark">The kind of line: <c>*</c> message of the engine, <c>|</c> standard output, <c>!</c> standard error.</param>
    /// <param name="text">The text; each of its lines becomes one.</param>
    /// <param name="isDetail">Whether it may wait for the next line that may not, or for the end.</param>
    public void Write(DateTime time, char mark, string text, bool isDetail = false)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            Try(() => Take(time, mark, text));
            if (!isDetail)
            {
                WriteSoon();
            }
        }
    }

    /// <summary>Writes what waits for the next line.</summary>
    public void FlushPending()
    {
        lock (_gate)
        {
            _isTimed = false;
            Try(Flush);
        }
    }

    /// <summary>Ends the log: joins the end to the beginning.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Try(() =>
            {
                Flush();
                _files.Join();
            });
            _isOver = true;
            _files.Dispose();
        }
    }

    private void Take(DateTime time, char mark, string text)
    {
        Stamp(time, mark);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var length = StartLength + Encoding.UTF8.GetByteCount(line) + 1;
            Reserve(length);
            var bytes = _pending.GetSpan(length);
            _start.CopyTo(bytes);
            Encoding.UTF8.GetBytes(line, bytes[StartLength..]);
            bytes[length - 1] = (byte)'\n';
            _pending.Advance(length);
            if (_pending.WrittenCount >= MostPending)
            {
                Flush();
            }
        }
    }

    // Many lines come within one millisecond.
    private void Stamp(DateTime time, char mark)
    {
        var now = time.Ticks / TimeSpan.TicksPerMillisecond;
        if (now != _stamped)
        {
            _stamped = now;
            time.TryFormat(_start, out _, "HH:mm:ss.fff", CultureInfo.InvariantCulture);
            _start[^3] = _start[^1] = (byte)' ';
        }

        _start[^2] = (byte)mark;
    }

    private void Reserve(int length)
    {
        if (!_files.HasSpaceFor(length))
        {
            Flush();
            _files.StartNext();
        }

        _files.Reserve(length);
    }

    private void WriteSoon()
    {
        var now = Environment.TickCount64;
        if (now - _lastWrite >= Quiet.TotalMilliseconds)
        {
            Try(Flush);
        }
        else if (!_isTimed)
        {
            _isTimed = true;
            LogFlusher.FlushLater(this, now + (long)Delay.TotalMilliseconds);
        }
    }

    private void Flush()
    {
        if (_pending.WrittenCount > 0)
        {
            _files.Write(_pending.WrittenSpan);
            _pending.ResetWrittenCount();
        }

        _lastWrite = Environment.TickCount64;
    }

    // Within the gate.
    private void Try(Action write)
    {
        if (_isOver)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk must not end a run; the record contains the outcome, if there is space for it.
            _isOver = true;
        }
    }
}
