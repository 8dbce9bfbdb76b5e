using System.Text;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cli.Output;

/// <summary>
/// The two output streams of the program. Opening them directly, and not through <see cref="Console.Out"/>, spares the start of the console machinery.
/// What a script prints quickly is written together, at the latest after <see cref="Delay"/>; everything else immediately.
/// </summary>
internal sealed class Terminal : IDisposable
{
    // A writer allocates three times its buffer, which takes a part of a short command. Standard error has few lines, so its buffer is small.
    private const int MainBuffer = 16 * 1024;
    private const int ErrorBuffer = 2 * 1024;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(30);
    private const int Quiet = 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Lock _lock = new();
    private readonly bool _showsProgress;
    private readonly OutputGuard _guard;
    private readonly TextWriter _answer;
    private readonly TextWriter _main;
    private readonly TextWriter _error;
    private int _progressLength;
    private TextWriter? _unwritten;
    private long _lastWrite;
    private Timer? _timer;
    private bool _isTimed;

    /// <summary>Opens the streams.</summary>
    /// <param name="answerOnly">Whether standard output is reserved for <see cref="WriteAnswer"/>, so that all other text is written to standard error.</param>
    /// <param name="guard">Keeps texts from commanding a build service that reads the streams.</param>
    internal Terminal(bool answerOnly, OutputGuard guard)
        : this(Open(ClosedStream.Open(Console.OpenStandardOutput), MainBuffer), Open(ClosedStream.Open(Console.OpenStandardError), ErrorBuffer), answerOnly, showsProgress: !Console.IsErrorRedirected, guard)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }
    }

    /// <summary>Takes given streams, for tests.</summary>
    internal Terminal(TextWriter output, TextWriter error, bool answerOnly, bool showsProgress, OutputGuard? guard = null) =>
        (_answer, _error, _main, _showsProgress, _guard) = (output, error, answerOnly ? error : output, showsProgress, guard ?? OutputGuard.Open);

    /// <summary>Writes a line where it belongs.</summary>
    internal void Write(OutputLine line)
    {
        lock (_lock)
        {
            ClearProgress();
            if (line.Channel != OutputChannel.Progress)
            {
                WriteLine(line.Channel == OutputChannel.Error ? _error : _main, _guard.Line(line).Text, mayWait: line.Kind == LineKind.ScriptOutput);
            }
            else if (_showsProgress && line.Text.Length > 0)
            {
                _progressLength = line.Text.Length;
                _error.Write(_guard.Line(line).Text);
                _error.Flush();
            }
        }
    }

    /// <summary>Writes the answer that standard output is reserved for.</summary>
    /// <param name="json">A value in JSON.</param>
    internal void WriteAnswer(string json)
    {
        lock (_lock)
        {
            ClearProgress();
            WriteLine(_answer, _guard.Json(json), mayWait: false);
        }
    }

    /// <summary>Writes a question without a line end.</summary>
    internal void WritePrompt(string text)
    {
        lock (_lock)
        {
            ClearProgress();
            Flush();
            _main.Write(_guard.Text(text));
            _main.Flush();
        }
    }

    /// <summary>Writes what has not been written yet.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Flush();
            _timer?.Dispose();
        }
    }

    private void WriteLine(TextWriter writer, string text, bool mayWait)
    {
        // The streams keep their order where both lead to one place.
        if (_unwritten is not null && !ReferenceEquals(_unwritten, writer))
        {
            Flush();
        }

        Try(writer, () => writer.WriteLine(text));
        _unwritten = writer;
        if (!mayWait || Environment.TickCount64 - _lastWrite >= Quiet)
        {
            Flush();
        }
        else if (!_isTimed)
        {
            _isTimed = true;
            _timer ??= new Timer(_ => WriteNow());
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void WriteNow()
    {
        lock (_lock)
        {
            _isTimed = false;
            try
            {
                Flush();
            }
            catch (CmException)
            {
                // The next line fails too, in a thread that reports it.
            }
        }
    }

    private void Flush()
    {
        var writer = _unwritten;
        _unwritten = null;
        _lastWrite = Environment.TickCount64;
        if (writer is not null)
        {
            Try(writer, writer.Flush);
        }
    }

    private void Try(TextWriter writer, Action write)
    {
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Where errors cannot be written, nothing can be reported.
            if (!ReferenceEquals(writer, _error))
            {
                throw NotWritten(problem);
            }
        }
    }

    private static CmException NotWritten(Exception problem) => new(
        new CmError("OutputNotWritten", ReturnCode.Failed, CmErrorCategory.Storage, $"Standard output cannot be written: {problem.Message}")
        { Hint = "Free space on the disk, or redirect the output elsewhere." },
        problem);

    private static StreamWriter Open(Stream stream, int buffer) => new(stream, Utf8, buffer) { NewLine = "\n" };

    private void ClearProgress()
    {
        if (_progressLength > 0)
        {
            _error.Write($"\r{new string(' ', _progressLength)}\r");
            _error.Flush();
            _progressLength = 0;
        }
    }
}
