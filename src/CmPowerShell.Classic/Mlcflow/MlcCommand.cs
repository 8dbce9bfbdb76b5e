using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>A command line of mlcflow: <c>ACTION TARGET [DETAILS] flags</c>.</summary>
public sealed record MlcCommand
{
    private const string Quiet = "quiet";

    // With a value, such as --v=1, it is an input of the script.
    private static readonly string[] Letters = ["j", "p", "v", "s", "h"];

    /// <summary>The action, with <c>-</c> between its words; empty when only help or the version is requested.</summary>
    public string Action { get; init; } = "";

    /// <summary>The target: <c>script</c>, <c>cache</c>, <c>repo</c>, <c>experiment</c> or <c>all</c>; empty when none was written.</summary>
    public string Target { get; init; } = "";

    /// <summary>The words after action and target that are no flags.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The flags.</summary>
    public MetaMap Inputs { get; init; } = [];

    /// <summary>The arguments, with the words that the name of the program means.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether the version is requested.</summary>
    public bool WantsVersion { get; init; }

    /// <summary>Whether help is requested.</summary>
    public bool WantsHelp => IsOn("help") || HasLetter("h");

    /// <summary>Whether standard output is for the result as JSON.</summary>
    public bool IsJson => HasLetter("j") || IsOn("json") || Inputs.Text("out") == "json";

    /// <summary>Whether details of the work are shown.</summary>
    public bool IsVerbose => HasLetter("v") || IsOn("verbose");

    /// <summary>Whether only warnings and errors are shown.</summary>
    public bool IsSilent => HasLetter("s") || IsOn("silent");

    /// <summary>Whether <c>find</c> prints the folders alone.</summary>
    public bool IsPathOnly => HasLetter("p") || IsOn("path_only");

    /// <summary>Whether the texts of the command are its answer, for standard output, and not the log of its work.</summary>
    public bool AnswersOnOutput => WantsVersion || WantsHelp || IsAboutKnown || MlcActions.Find(Action, Target)?.Answer switch
    {
        MlcAnswer.Log or null => false,
        MlcAnswer.Paths => IsPathOnly,
        _ => true,
    };

    /// <summary>Whether the public repositories are meant, and not those of the home.</summary>
    internal bool IsAboutKnown => Target == MlcTargets.Repository && IsOn("known");

    /// <summary>Reads the arguments of a program.</summary>
    /// <param name="leading">The words that its name means.</param>
    /// <param name="arguments">The arguments as the shell split them.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Ids <c>CommandLineInvalid</c>, <c>ActionNotSpecified</c>.</exception>
    public static MlcCommand Parse(IReadOnlyList<string> leading, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(leading);
        ArgumentNullException.ThrowIfNull(arguments);

        // Only in front: a script has an input 'version' too.
        return arguments is ["--version" or "-V" or "version", ..]
            ? new MlcCommand { WantsVersion = true }
            : MlcCommandLine.Read([.. leading, .. arguments]);
    }

    /// <summary>The command for a session that may not be interactive: as in mlcflow, a run then uses the default of every choice, unless its inputs decide.</summary>
    /// <param name="canAsk">Whether standard input is a terminal.</param>
    public MlcCommand Asking(bool canAsk) => canAsk || Action is not ("run" or "test") || Inputs.ContainsKey(Quiet) || Inputs.Map("env").ContainsKey("MLC_QUIET")
        ? this
        : this with { Inputs = new MetaMap(Inputs) { [Quiet] = true } };

    /// <summary>Whether an input is a flag of one letter for the output.</summary>
    internal static bool IsLetter(KeyValuePair<string, MetaValue> input) => Letters.Contains(input.Key) && input.Value is MetaBoolean;

    private bool HasLetter(string letter) => Inputs.Find(letter) is MetaBoolean { Value: true };

    /// <summary>Whether a flag is set: true, or one of the words <c>yes</c>, <c>on</c>, <c>true</c>, <c>1</c>.</summary>
    internal bool IsOn(string flag) => new Grammar.ClassicRequest(Inputs).IsOn(flag);
}
