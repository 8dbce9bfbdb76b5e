using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>The input of one action: a map with <c>action</c>, <c>automation</c>, <c>artifact</c>, <c>artifacts</c>, <c>tags</c>, <c>out</c> and the inputs of the action.</summary>
/// <param name="input">The map; kept, not copied.</param>
public sealed class ClassicRequest(MetaMap input)
{
    private static readonly string[] AddressKeys =
        ["action", "automation", "artifact", "artifacts", "parsed_automation", "parsed_artifact", "parsed_artifacts", "out", "common", "cmd"];

    /// <summary>The whole input.</summary>
    public MetaMap Input { get; } = input ?? throw new ArgumentNullException(nameof(input));

    /// <summary>Whether the user wrote it. An unknown input of the user is an error; one that a hook or a module passes is not.</summary>
    public bool IsTyped { get; init; }

    /// <summary>The action as written; empty when there is none.</summary>
    public string Action => Input.Text("action").Trim();

    /// <summary>The automation as written; empty when there is none.</summary>
    public string Automation => Input.Text("automation").Trim();

    /// <summary>The first artifact as written; empty when there is none.</summary>
    public string Artifact => Input.Text("artifact").Trim();

    /// <summary>The artifacts after the first one, as written.</summary>
    public IReadOnlyList<string> FurtherArtifacts => Input.List("artifacts").Texts().ToList();

    /// <summary>All artifacts as written, the first one included.</summary>
    public IReadOnlyList<string> Artifacts => Artifact.Length == 0 ? FurtherArtifacts : [Artifact, .. FurtherArtifacts];

    /// <summary>
    /// The requested tags: those of <c>--tags</c>, a text with commas or a list, and before them the words of a first artifact with spaces in it
    /// (<c>cm run script "get python"</c>), followed by those of a second artifact with spaces or commas. So do the automations of cm4mlops.
    /// </summary>
    public IReadOnlyList<string> Tags =>
    [
        .. NamesTags ? Words(Artifact) : [],
        .. Input.Texts("tags"),
        .. FurtherArtifacts.Take(1).Where(artifact => artifact.AsSpan().IndexOfAny(' ', ',') >= 0).SelectMany(Words),
    ];

    /// <summary>The format of results: <c>con</c> prints text for the user, <c>json</c> prints the result map, empty prints nothing.</summary>
    public string Output => Input.Text("out");

    /// <summary>Whether the action prints text for the user.</summary>
    public bool PrintsText => Output == "con";

    /// <summary>Whether help is requested instead of the action itself.</summary>
    public bool WantsHelp => Input.Flag("help") || Input.Flag("h");

    /// <summary>Whether nothing shall be asked.</summary>
    public bool IsQuiet => IsOn("quiet") || IsOn("q");

    /// <summary>The words after <c>--</c>.</summary>
    public IReadOnlyList<string> Unparsed => Input.List("unparsed_cmd").Texts().ToList();

    /// <summary>The first artifact as a name; everything if there is none, or if it represents tags.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>InvalidName</c>.</exception>
    public ArtifactName Name => Artifact.Length == 0 || NamesTags ? ArtifactName.Any : ArtifactName.Parse(Artifact);

    /// <summary>The input without what addresses the action: its flags and values.</summary>
    public MetaMap Parameters => new(Input.Where(pair => !AddressKeys.Contains(pair.Key)));

    /// <summary>Whether a flag is set: true, or one of the words <c>yes</c>, <c>on</c>, <c>true</c>, <c>1</c>.</summary>
    public bool IsOn(string flag) => Input.Find(flag) switch
    {
        MetaBoolean boolean => boolean.Value,
        { } value => value.ToString().Trim().ToUpperInvariant() is "YES" or "ON" or "TRUE" or "1",
        null => false,
    };

    /// <summary>The same request with another map.</summary>
    public ClassicRequest With(MetaMap changed) => new(changed) { IsTyped = IsTyped };

    // Repositories have no tags, and the folder of one can have any name.
    private bool NamesTags => Artifact.Contains(' ', StringComparison.Ordinal) && !Automation.Split(',').Any(part => part.Trim() == WellKnownNames.Repo.Alias || part.Trim() == WellKnownNames.Repo.Uid);

    private static string[] Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
