using System.Globalization;
using System.Text;

namespace CmPowerShell.Engine.History;

/// <summary>
/// The log of one run: a line for each event, with its time (UTC). Its size is limited: the beginning is kept in <c>log.txt</c>;
/// of the rest only the end is kept, in two alternating files, and appended when the run ends.
/// </summary>
/// <remarks>The file is held open during the run; other processes detect a running run by this, also after a kill. Lines may come from any thread.</remarks>
internal sealed class RunLog : IDisposable
{
    private const string FileName = "log.txt";
    private const string EndName = "log-end.txt";
    private const string BeforeEndName = "log-before-end.txt";
    private readonly object _gate = new();
    private readonly string _folder;
    private readonly long _headSize;
    private readonly long _endSize;
    private readonly FileStream _head;
    private FileStream? _end;
    private long _leftOut;
    private bool _isOver;

    /// <summary>Begins a log.</summary>
    /// <param name="folder">Full path of the folder of the run.</param>
    /// <param name="headSize">The number of bytes to keep of the beginning.</param>
    /// <param name="endSize">The minimum number of bytes to keep of the end; at most twice as many.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RunLog(string folder, long headSize = 4 << 20, long endSize = 2 << 20)
    {
        (_folder, _headSize, _endSize) = (folder, headSize, endSize);
        _head = new FileStream(PathIn(folder), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Full path of the log of a run.</summary>
    public static string PathIn(string folder) => System.IO.Path.Combine(folder, FileName);

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
    public void Write(DateTime time, char mark, string text)
    {
        var stamp = time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var lines = string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"{stamp} {mark} {line}\n"));
        Try(() => Write(Encoding.UTF8.GetBytes(lines)));
    }

    /// <summary>Ends the log: joins the end to the beginning.</summary>
    public void Dispose()
    {
        Try(Join);
        lock (_gate)
        {
            _isOver = true;
            _end?.Dispose();
            _head.Dispose();
        }
    }

    private void Write(byte[] bytes)
    {
        if (_end is null && _head.Length + bytes.Length <= _headSize)
        {
            _head.Write(bytes);
            return;
        }

        if (_end is null || _end.Length >= _endSize)
        {
            TakeTurns();
        }

        _end!.Write(bytes);
    }

    private void TakeTurns()
    {
        var (end, before) = (In(EndName), In(BeforeEndName));
        if (_end is null)
        {
            _head.Write(Encoding.UTF8.GetBytes($"… from here on only the end is kept, in {BeforeEndName} and {EndName} while the run continues\n"));
        }
        else
        {
            _end.Dispose();
            _leftOut += File.Exists(before) ? new FileInfo(before).Length : 0;
            File.Move(end, before, overwrite: true);
        }

        _end = new FileStream(end, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private void Join()
    {
        if (_end is null)
        {
            return;
        }

        _end.Dispose();
        if (_leftOut > 0)
        {
            _head.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"… {_leftOut} bytes are left out here …\n")));
        }

        foreach (var part in new[] { In(BeforeEndName), In(EndName) }.Where(File.Exists))
        {
            using (var text = File.OpenRead(part))
            {
                text.CopyTo(_head);
            }

            File.Delete(part);
        }
    }

    private string In(string name) => System.IO.Path.Combine(_folder, name);

    private void Try(Action write)
    {
        lock (_gate)
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
}
