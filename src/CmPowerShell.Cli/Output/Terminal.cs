using System.Text;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli.Output;

/// <summary>
/// The two output streams of the program. Opening them directly, and not through <see cref="Console.Out"/>, spares the start of the console machinery.
/// </summary>
internal sealed class Terminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Lock _lock = new();
    private readonly bool _showsProgress;
    private readonly OutputGuard _guard;
    private readonly TextWriter _answer;
    private readonly TextWriter _main;
    private readonly TextWriter _error;
    private int _progressLength;

    /// <summary>Opens the streams.</summary>
    /// <param name="answerOnly">Whether standard output is reserved for <see cref="WriteAnswer"/>, so that all other text is written to standard error.</param>
    /// <param name="guard">Keeps texts from commanding a build service that reads the streams.</param>
    internal Terminal(bool answerOnly, OutputGuard guard)
        : this(Open(Console.OpenStandardOutput()), Open(Console.OpenStandardError()), answerOnly, showsProgress: !Console.IsErrorRedirected, guard)
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
                (line.Channel == OutputChannel.Error ? _error : _main).WriteLine(_guard.Line(line).Text);
            }
            else if (_showsProgress && line.Text.Length > 0)
            {
                _progressLength = line.Text.Length;
                _error.Write(_guard.Line(line).Text);
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
            _answer.WriteLine(_guard.Json(json));
        }
    }

    /// <summary>Writes a question without a line end.</summary>
    internal void WritePrompt(string text)
    {
        lock (_lock)
        {
            ClearProgress();
            _main.Write(_guard.Text(text));
        }
    }

    private static StreamWriter Open(Stream stream) => new(stream, Utf8, bufferSize: 1024) { AutoFlush = true, NewLine = "\n" };

    private void ClearProgress()
    {
        if (_progressLength > 0)
        {
            _error.Write($"\r{new string(' ', _progressLength)}\r");
            _progressLength = 0;
        }
    }
}
