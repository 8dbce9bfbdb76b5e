namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>The options behind <c>mlc FOLDER RECORDS</c>.</summary>
/// <param name="Program">The program <c>cm</c>; it is started under the names of mlcflow.</param>
/// <param name="Also">The folder of another repository that the home contains; empty for none.</param>
/// <param name="Mirrors">A folder with a bare clone <c>owner+name/repo</c> for each repository of GitHub; empty for none.</param>
/// <param name="Case">Only the command or sequence of this name; empty for all.</param>
internal sealed record MlcOptions(string Program, string Also = "", string Mirrors = "", string Case = "")
{
    private static readonly string[] Names = ["--program", "--also", "--mirrors", "--case"];

    /// <summary>Reads the options; null when there is another one.</summary>
    internal static MlcOptions? Parse(string[] options)
    {
        var values = options.Select(option => option.Split('=', 2)).ToList();
        return values.TrueForAll(pair => pair.Length == 2 && Names.Contains(pair[0]))
            ? new(Value(values, "--program", BuiltProgram.Path), Value(values, "--also", ""), Value(values, "--mirrors", ""), Value(values, "--case", ""))
            : null;
    }

    private static string Value(List<string[]> values, string name, string fallback) =>
        values.Find(pair => pair[0] == name) is { } found ? found[1] : fallback;
}
