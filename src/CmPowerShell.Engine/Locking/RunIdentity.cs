namespace CmPowerShell.Engine.Locking;

/// <summary>
/// The identity of a run among those of all processes. A run that a script of another run starts as a program detects this by a variable of its environment,
/// and its id begins with that of the other one.
/// </summary>
/// <param name="Id">The id.</param>
internal sealed record RunIdentity(string Id)
{
    /// <summary>The variable by which child processes identify their run.</summary>
    public const string Variable = "CMPOWERSHELL_RUN";

    private const char Joint = '/';
    private static readonly string ThisProcess = $"{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>The id of the run that started this process, from the variable; empty if a user did. The runs of this process that hooks add for programs which they start are excluded.</summary>
    public static string Outer => string.Join(
        Joint, (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Joint).TakeWhile(id => !id.StartsWith(ThisProcess, StringComparison.Ordinal)));

    /// <summary>A new run of this process.</summary>
    /// <param name="outer">The id of the run that started this process; null or empty if a user did.</param>
    public static RunIdentity Begin(string? outer)
    {
        var own = $"{ThisProcess}{Guid.NewGuid().ToString("N")[..8]}";
        return new RunIdentity(string.IsNullOrEmpty(outer) ? own : $"{outer}{Joint}{own}");
    }

    /// <summary>Whether this is the other run, or one that it has started and waits for.</summary>
    public bool IsWithin(RunIdentity other) => Id == other.Id || Id.StartsWith(other.Id + Joint, StringComparison.Ordinal);
}
