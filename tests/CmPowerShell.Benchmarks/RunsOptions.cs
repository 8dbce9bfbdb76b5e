namespace CmPowerShell.Benchmarks;

/// <summary>The command line of <c>runs</c>.</summary>
/// <param name="Folder">A folder with <c>mlcommons@cm4mlops</c>.</param>
/// <param name="Program">The program <c>cm</c> for whole commands; null to leave these out.</param>
/// <param name="Reference">A Python in which <c>cmind</c> can be imported; null to measure ours alone.</param>
internal sealed record RunsOptions(string Folder, string? Program, string? Reference)
{
    public static RunsOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new RunsOptions(arguments[0], null, null);
        for (var i = 1; i + 1 < arguments.Length; i += 2)
        {
            options = arguments[i] switch
            {
                "--program" => options with { Program = Path.GetFullPath(arguments[i + 1]) },
                "--reference" => options with { Reference = arguments[i + 1] },
                _ => throw new ArgumentException($"Unknown option '{arguments[i]}': --program CM, --reference PYTHON."),
            };
        }

        return options;
    }
}
