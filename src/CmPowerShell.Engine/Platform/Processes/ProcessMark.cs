namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// A word in the environment of a program, which all that descends from it inherits. By it a process is known that has left its parent: with
/// <c>setsid</c>, <c>nohup</c> or a double fork. One that clears its environment too is not.
/// </summary>
internal sealed class ProcessMark
{
    /// <summary>The variable that contains it, after the marks of the programs around it.</summary>
    public const string Variable = "CM_PROCESS_MARK";

    // Two of a machine are never the same, and the shell that watches reads each digit by itself.
    private const int Length = 16;

    private readonly byte[] _word;

    private ProcessMark(string word) => (Word, _word) = (word, System.Text.Encoding.ASCII.GetBytes(word));

    /// <summary>The word, 16 hexadecimal digits.</summary>
    public string Word { get; }

    /// <summary>A mark that no other program has.</summary>
    public static ProcessMark New() => new(Guid.NewGuid().ToString("N")[^Length..]);

    /// <summary>Puts the mark into an environment.</summary>
    public void AddTo(IDictionary<string, string?> environment) =>
        environment[Variable] = environment.TryGetValue(Variable, out var outer) && !string.IsNullOrEmpty(outer) ? $"{outer}:{Word}" : Word;

    /// <summary>Whether an environment, as the system shows it, has the mark.</summary>
    public bool IsIn(ReadOnlySpan<byte> environment) => environment.IndexOf(_word) >= 0;
}
