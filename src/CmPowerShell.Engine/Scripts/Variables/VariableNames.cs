namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables that the engine itself reads and sets, as a generation of scripts knows them.</summary>
/// <param name="prefix">What they begin with, such as <c>CM_</c>.</param>
/// <param name="choosesByKind">Whether run scripts are chosen also by the kind of system and by what the distribution is like.</param>
internal sealed class VariableNames(string prefix, bool choosesByKind = false)
{
    private readonly string _temporary = prefix + "TMP_";

    /// <summary>The variables about versions.</summary>
    public VersionVariables Versions { get; } = new(prefix);

    /// <summary>The variables about git.</summary>
    public GitVariables Git { get; } = new(prefix);

    /// <summary>The variables about the machine.</summary>
    public HostVariables Host { get; } = new(prefix, choosesByKind);

    /// <summary>The variables about the run and its switches.</summary>
    public RunVariables Run { get; } = new(prefix);

    /// <summary>The variables that lead to data.</summary>
    public DataVariables Data { get; } = new(prefix);

    /// <summary>The names and patterns of the variables that no dependency of a script sees.</summary>
    public IReadOnlyList<string> LocalToScript => field ??=
    [
        .. Versions.Constraints, Versions.Detected, Of("input"), Of("output"), Of("outbasename"), Run.OutputDirectory, Run.ResultName, Run.ExtraCacheTags, _temporary + "*",
        Git.Pattern, Run.RenewsEntry,
    ];

    /// <summary>Returns the variable that an input sets which every script has.</summary>
    /// <param name="input">The input, such as <c>outdirname</c>.</param>
    public string Of(string input) => prefix + input.ToUpperInvariant();

    /// <summary>Returns the input that may set a variable, whether every script has it or not; null where the name has another prefix.</summary>
    public string? InputOf(string variable) =>
        variable == Run.Path ? "path" : variable.StartsWith(prefix, StringComparison.Ordinal) ? variable[prefix.Length..].ToLowerInvariant() : null;

    /// <summary>Returns whether a variable counts only while one script runs.</summary>
    public bool IsTemporary(string variable) => variable.StartsWith(_temporary, StringComparison.Ordinal);
}
