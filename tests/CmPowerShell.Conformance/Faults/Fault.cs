namespace CmPowerShell.Conformance.Faults;

/// <summary>A system call that fails.</summary>
/// <param name="Calls">The calls, as <c>strace</c> names them.</param>
/// <param name="Error">The error that they give.</param>
/// <param name="When">Which of the calls fails; those after it succeed.</param>
internal sealed record Fault(string Calls, string Error, int When)
{
    private static readonly string[] AllCalls = ["write,pwrite64", "rename,renameat,renameat2", "unlink,unlinkat", "fsync,fdatasync", "mkdir,mkdirat", "flock"];
    private static readonly string[] Errors = ["ENOSPC", "EIO"];

    // Most of the first writes of a program are those of its runtime.
    private const int LatestCall = 40;

    /// <summary>The program that runs another one with the fault.</summary>
    internal string[] Wrapper => ["strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={Calls}", "-e", $"inject={Calls}:error={Error}:when={When}"];

    /// <summary>A fault at random.</summary>
    internal static Fault Choose(Random random) => new(AllCalls[random.Next(AllCalls.Length)], Errors[random.Next(Errors.Length)], random.Next(1, LatestCall));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Calls.Split(',')[0]} number {When} fails with {Error}");
}
