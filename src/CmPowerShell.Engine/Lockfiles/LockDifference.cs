using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A difference between a lock file and the home.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">The script, repository or request that differs.</param>
/// <param name="Was">The locked value; empty if there is none.</param>
/// <param name="Now">The current value; empty if there is none.</param>
/// <param name="Message">The difference in a full sentence.</param>
public sealed partial record LockDifference(LockDifferenceKind Kind, string Subject, string Was, string Now, string Message)
{
    /// <summary>The command of PowerShell that corrects it, in a full sentence.</summary>
    public required string Mend { get; init; }

    /// <summary>The same with a command of the program <c>cm</c>.</summary>
    public required string ClassicMend { get; init; }

    /// <summary>The file to which it belongs: that of the lock.</summary>
    public SourceLocation Location { get; init; } = new("");

    /// <summary>The id of the kind for findings, such as <c>recipe-changed</c>.</summary>
    public string Rule => GetRule(Kind);

    /// <summary>The id of a kind.</summary>
    internal static string GetRule(LockDifferenceKind kind) => Words().Replace(kind.ToString(), "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
