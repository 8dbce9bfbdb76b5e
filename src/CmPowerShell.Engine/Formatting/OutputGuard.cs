using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// The only exit for text of this process. A build service reads the output of a process and executes the commands in it, so a text that is not a command
/// of the engine passes here first. If no service reads the output, the text is not changed.
/// </summary>
public sealed class OutputGuard
{
    /// <summary>The variable with which scripts are allowed to command a build service: <c>yes</c>, <c>true</c> or <c>1</c>. Without it their output cannot.</summary>
    public const string AllowCommandsVariable = "CM_ALLOW_LOGGING_COMMANDS";

    private static readonly char[] InEveryCommand = ['#', ':'];
    private readonly IReadOnlyList<ICommandSyntax> _syntaxes;
    private readonly bool _scriptsMayCommand;

    /// <summary>Makes a guard.</summary>
    /// <param name="syntaxes">How the services that read the output find commands.</param>
    /// <param name="scriptsMayCommand">Whether the output of scripts may command them.</param>
    internal OutputGuard(IReadOnlyList<ICommandSyntax> syntaxes, bool scriptsMayCommand) => (_syntaxes, _scriptsMayCommand) = (syntaxes, scriptsMayCommand);

    /// <summary>A guard where no service reads the output.</summary>
    public static OutputGuard Open { get; } = new([], scriptsMayCommand: true);

    /// <summary>Whether a service reads the output.</summary>
    public bool IsClosed => _syntaxes.Count > 0;

    /// <summary>A line of output; a command of the engine is not changed, and neither is output of scripts if scripts may command the service.</summary>
    public OutputLine Line(OutputLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Kind switch
        {
            LineKind.Command => line,
            LineKind.ScriptOutput when _scriptsMayCommand => line,
            LineKind.Json => line with { Text = Json(line.Text) },
            _ => line with { Text = Text(line.Text) },
        };
    }

    /// <summary>A text that is printed line by line, without commands.</summary>
    public string Text(string text) => Broken(text, wraps: false);

    /// <summary>A text without commands, however it is broken into lines when it is printed.</summary>
    public string WrappedText(string text) => Broken(text, wraps: true);

    /// <summary>Gets JSON with the same value that contains no command.</summary>
    public string Json(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Text(json) == json ? json
            : Text(json.Replace("#", @"\u0023", StringComparison.Ordinal).Replace("::", @"\u003A\u003A", StringComparison.Ordinal).Replace("section_", @"section\u005F", StringComparison.Ordinal));
    }

    /// <summary>An error without commands in its texts.</summary>
    public CmError Error(CmError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return !IsClosed ? error : error with
        {
            Message = WrappedText(error.Message),
            Hint = Optional(error.Hint),
            Location = error.Location is { } location ? location with { File = WrappedText(location.File) } : null,
            Target = error.Target is string target ? WrappedText(target) : error.Target,
            Details = Optional(error.Details),
            LogPath = Optional(error.LogPath),
            NeededBy = [.. error.NeededBy.Select(WrappedText)],
            LastLines = [.. error.LastLines.Select(WrappedText)],
        };
    }

    private string? Optional(string? text) => text is null ? null : WrappedText(text);

    private string Broken(string text, bool wraps)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsClosed || text.IndexOfAny(InEveryCommand) < 0)
        {
            return text;
        }

        var readings = BareText.ReadingsOf(text).ToList();
        return BareText.MustLoseSequences(text) || readings.Exists(reading => WithoutCommands(reading, wraps) != reading) ? WithoutCommands(readings[^1], wraps) : text;
    }

    private string WithoutCommands(string text, bool wraps) => _syntaxes.Aggregate(text, (left, syntax) => syntax.Break(left, wraps));
}
