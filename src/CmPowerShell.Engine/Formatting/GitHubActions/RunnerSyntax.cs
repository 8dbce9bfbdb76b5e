using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>
/// Commands as the runner of GitHub Actions finds them: <c>::name</c> at the beginning of a line, after white space, and <c>##[name</c> anywhere in it. Where a line may be
/// broken, any place in it can become a beginning; there the names of the runner's commands count, so that names of C++ are not changed.
/// </summary>
internal sealed partial class RunnerSyntax : ICommandSyntax
{
    /// <inheritdoc/>
    public string Break(string text, bool wraps)
    {
        var broken = Start().Replace(OldPrefix().Replace(text, "## "), ": :");
        return wraps ? KnownCommand().Replace(broken, ": ") : broken;
    }

    [GeneratedRegex(@"##(?=\[)")]
    private static partial Regex OldPrefix();

    [GeneratedRegex(@"(?<=(?:^|[\r\n])\s*)::")]
    private static partial Regex Start();

    [GeneratedRegex(
        ":(?=:(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|internal-set-repo-path|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)(?:\\s|::))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownCommand();
}
