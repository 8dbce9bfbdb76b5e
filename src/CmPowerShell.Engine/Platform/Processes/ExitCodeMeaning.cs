using System.Globalization;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>The meaning of an exit code by the conventions of shells and systems.</summary>
/// <param name="Signal">The signal that ended the program, or one in the script, such as <c>SIGKILL</c>; null when none did.</param>
/// <param name="Text">The meaning in a few words; empty where a number has none.</param>
internal sealed record ExitCodeMeaning(string? Signal, string Text)
{
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int BaseOfSignals = 128;
    private static readonly ExitCodeMeaning None = new(null, "");

    // The codes with which Windows itself ends programs (NTSTATUS), and the one of cmd.
    private static readonly Dictionary<int, string> OfWindows = new()
    {
        [9009] = "a command was not found",
        [unchecked((int)0xC0000005)] = "access violation",
        [unchecked((int)0xC00000FD)] = "stack overflow",
        [unchecked((int)0xC0000135)] = "a DLL was not found",
        [unchecked((int)0xC000013A)] = "ended by Ctrl+C",
        [unchecked((int)0xC0000409)] = "the program ended itself after memory was damaged",
    };

    /// <summary>The meaning of a code.</summary>
    /// <param name="exitCode">The code as the system gives it: on Unix 0 to 255, on Windows any number.</param>
    /// <param name="isWindows">Whether Windows gave it.</param>
    public static ExitCodeMeaning Explain(int exitCode, bool isWindows) => isWindows ? OnWindows(exitCode) : OnUnix(exitCode);

    /// <summary>Whether a code means that Ctrl+C ended the program.</summary>
    /// <inheritdoc cref="Explain"/>
    public static bool IsInterrupt(int exitCode, bool isWindows) => exitCode == (isWindows ? unchecked((int)0xC000013A) : BaseOfSignals + UnixSignal.Interrupt);

    private static ExitCodeMeaning OnUnix(int exitCode) => exitCode switch
    {
        NotExecutable => new(null, "a command was found and could not be executed"),
        NotFound => new(null, "a command was not found"),
        > BaseOfSignals when UnixSignal.GetName(exitCode - BaseOfSignals) is { } signal => new(signal, $"{signal} ended it"),
        _ => None,
    };

    private static ExitCodeMeaning OnWindows(int exitCode) =>
        OfWindows.TryGetValue(exitCode, out var text) ? new(null, text)
        : exitCode < 0 ? new(null, string.Create(CultureInfo.InvariantCulture, $"0x{exitCode:X8}"))
        : None;
}
