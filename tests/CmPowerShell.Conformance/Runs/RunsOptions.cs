using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>The options behind <c>runs FOLDER RECORDS</c>.</summary>
/// <param name="Program">The program <c>cm</c>.</param>
/// <param name="Alias">The alias under which the repository is registered; empty for the one in its <c>cmr.yaml</c>.</param>
/// <param name="Only">Only cases with a command whose name holds this text; empty for all.</param>
/// <param name="Case">Only the case of this name; empty for all.</param>
internal sealed record RunsOptions(string Program, string Alias = "", string Only = "", string Case = "")
{
    /// <summary>Reads <c>--program=…</c>, <c>--alias=…</c>, <c>--only=…</c> and <c>--case=…</c>; null when there is something else.</summary>
    internal static RunsOptions? Parse(string[] options)
    {
        var values = options.Select(option => option.Split('=', 2)).ToList();
        return values.TrueForAll(pair => pair is ["--program" or "--alias" or "--only" or "--case", _])
            ? new(Value(values, "--program", BuiltProgram.Path), Value(values, "--alias", ""), Value(values, "--only", ""), Value(values, "--case", ""))
            : null;
    }

    /// <summary>Whether a case is to be replayed.</summary>
    internal bool Asks(RecordedCase recorded) =>
        (Case.Length == 0 || recorded.Name == Case)
        && recorded.Records.Any(record => record.Name.Contains(Only, StringComparison.Ordinal));

    /// <summary>The alias of a repository.</summary>
    internal string AliasOf(string repository) =>
        Alias.Length > 0 ? Alias : MetaFile.LoadMap(Path.Combine(repository, "cmr.yaml")).Text("alias");

    private static string Value(List<string[]> values, string name, string fallback) =>
        values.Find(pair => pair[0] == name) is { } found ? found[1] : fallback;
}
