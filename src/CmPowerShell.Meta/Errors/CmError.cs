using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Meta.Errors;

/// <summary>An error, for users and programs.</summary>
/// <param name="Id">Stable identifier, such as <c>ScriptNotFound</c>; part of the public contract.</param>
/// <param name="Code">The classic return code.</param>
/// <param name="Category">The kind of failure.</param>
/// <param name="Message">One sentence or two: the problem and its place. No stack trace.</param>
public sealed record CmError(string Id, ReturnCode Code, CmErrorCategory Category, string Message)
{
    /// <summary>A suggestion, if there is one; a full sentence.</summary>
    public string? Hint { get; init; }

    /// <summary>A suggestion with commands of the program <c>cm</c>; null where <see cref="Hint"/> names no cmdlet and no parameter.</summary>
    public string? ClassicHint { get; init; }

    /// <summary>The file and position that caused it, where there is one.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The name or object that was being worked on.</summary>
    public object? Target { get; init; }

    /// <summary>Details for debugging, such as the traceback of a Python hook.</summary>
    public string? Details { get; init; }

    /// <summary>The exit code of the native script, where one failed.</summary>
    public int? NativeExitCode { get; init; }

    /// <summary>The signal that ended the native script, such as <c>SIGKILL</c>; null where none did.</summary>
    public string? Signal { get; init; }

    /// <summary>The last lines that the native script printed before it failed, or the run before it was ended; empty where there are none.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    /// <summary>Full path of the log of the run that failed; null if there is none.</summary>
    public string? LogPath { get; init; }

    /// <summary>The chain of scripts that need it, each with the position where its meta names the next one; the nearest first. Empty if only the caller requested it.</summary>
    public IReadOnlyList<string> NeededBy { get; init; } = [];

    /// <summary>The lines to show under the text: the last output, and the path of the log. Empty if there is nothing to show.</summary>
    public IEnumerable<string> Trace =>
    [
        .. LastLines.Count > 0 ? LastLines.Select(line => "    " + line).Prepend("  What was printed last:") : [],
        .. LogPath is null ? Array.Empty<string>() : [$"  The whole log: {LogPath}"],
    ];

    /// <summary>The message, the position, the chain of scripts and the hint, as shown to the user.</summary>
    public string Text
    {
        get
        {
            var way = NeededBy.Count == 0 ? "" : $"It is needed by {string.Join(", which is needed by ", NeededBy)}.";
            var place = Location is null || $"{Message}{way}".Contains(Location.ToString(), StringComparison.Ordinal) ? "" : $" ({Location})";
            return string.Join(' ', new[] { Message + place, way, Hint }.Where(part => !string.IsNullOrEmpty(part)));
        }
    }

    /// <summary>The error with its hint in commands of the program <c>cm</c>.</summary>
    public CmError ForClassic() => ClassicHint is null ? this : this with { Hint = ClassicHint, ClassicHint = null };

    /// <summary>The error without the secrets that are known now.</summary>
    internal CmError WithoutSecrets() => this with
    {
        Message = KnownSecrets.Masked(Message),
        Hint = Hint is null ? null : KnownSecrets.Masked(Hint),
        ClassicHint = ClassicHint is null ? null : KnownSecrets.Masked(ClassicHint),
        Location = Location is null ? null : Location with { File = KnownSecrets.Masked(Location.File) },
        Target = Target is string text ? KnownSecrets.Masked(text) : Target,
        Details = Details is null ? null : KnownSecrets.Masked(Details),
        NeededBy = Masked(NeededBy),
        LastLines = Masked(LastLines),
    };

    // The same list where nothing is in it to mask, so that the error stays equal to itself.
    private static IReadOnlyList<string> Masked(IReadOnlyList<string> texts) => texts.Any(KnownSecrets.AreIn) ? texts.Select(KnownSecrets.Masked).ToList() : texts;
}
