namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The request to PowerShell.</summary>
/// <param name="Command">The text of a pipeline, or null.</param>
/// <param name="File">The path of a script, or null.</param>
/// <param name="Arguments">The unchanged arguments of the script.</param>
internal sealed record PowerShellRequest(string? Command, string? File, IReadOnlyList<string> Arguments)
{
    /// <summary>Reads <c>-Command TEXT…</c> (several words are one text, as in pwsh) or <c>-File SCRIPT ARGUMENTS…</c>; null when what must follow is missing.</summary>
    internal static PowerShellRequest? Parse(string[] arguments) => arguments switch
    {
        [var mode, var file, .. var rest] when mode.Equals("-File", StringComparison.OrdinalIgnoreCase) => new(null, Path.GetFullPath(file), rest),
        [_, _, ..] => new(string.Join(' ', arguments[1..]), null, []),
        _ => null,
    };
}
