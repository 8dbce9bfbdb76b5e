namespace CmPowerShell.Conformance.Runs;

/// <summary>The options behind <c>runs FOLDER RECORDS</c>.</summary>
/// <param name="Program">The program <c>cm</c>.</param>
/// <param name="Alias">The alias under which the repository is registered.</param>
/// <param name="Only">Only commands whose name holds this text, with those that ran before them in the same home.</param>
internal sealed record RunsOptions(string Program, string Alias, string Only)
{
    /// <summary>Reads <c>--program=…</c>, <c>--alias=…</c> and <c>--only=…</c>; null when there is something else.</summary>
    internal static RunsOptions? Parse(string[] options)
    {
        var values = options.Select(option => option.Split('=', 2)).ToList();
        return values.TrueForAll(pair => pair is ["--program" or "--alias" or "--only", _])
            ? new(Value(values, "--program", BuiltProgram), Value(values, "--alias", "octoml@cm-mlops"), Value(values, "--only", ""))
            : null;
    }

    /// <summary>The program as the same build left it.</summary>
    private static string BuiltProgram
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output.Parent?.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
            return Path.Combine(root, "src", "CmPowerShell.Cli", "bin", output.Parent?.Name ?? "", output.Name, OperatingSystem.IsWindows() ? "cm.exe" : "cm");
        }
    }

    private static string Value(List<string[]> values, string name, string fallback) =>
        values.Find(pair => pair[0] == name) is { } found ? found[1] : fallback;
}
