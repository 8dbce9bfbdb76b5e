namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// Selects the issues of a command that a build service shows. It keeps ten warnings and ten errors of a step, so the last one of them reports how many more the log has.
/// </summary>
internal sealed class IssueQuota
{
    /// <summary>The number of issues of one severity that a service keeps.</summary>
    public const int Kept = 10;

    private readonly Dictionary<bool, int> _seen = new() { [true] = 0, [false] = 0 };

    /// <summary>Counts an issue.</summary>
    /// <returns>Whether it is shown as an issue, or else as a line of the log.</returns>
    public bool Admit(Issue issue) => ++_seen[issue.IsError] < Kept;

    /// <summary>Gets the issues that report how many are in the log only, and resets them.</summary>
    public IEnumerable<Issue> Rest()
    {
        foreach (var isError in new[] { true, false })
        {
            var rest = _seen[isError] - (Kept - 1);
            _seen[isError] = Math.Min(_seen[isError], Kept - 1);
            if (rest > 0)
            {
                yield return new Issue(isError, $"{rest} more {(isError ? "error" : "warning")}{(rest == 1 ? " is" : "s are")} in the log of this step.", "");
            }
        }
    }
}
