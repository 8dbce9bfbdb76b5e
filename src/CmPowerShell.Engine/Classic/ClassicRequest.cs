using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic;

/// <summary>The input of one action: a map with <c>action</c>, <c>automation</c>, <c>artifact</c>, <c>artifacts</c>, <c>tags</c>, <c>out</c> and whatever the action knows.</summary>
/// <param name="input">The map; kept, not copied.</param>
public sealed class ClassicRequest(MetaMap input)
{
    /// <summary>The key with which a caller in another directory, such as a hook, says where it stands.</summary>
    public const string WorkDirectoryKey = "_cwd";

    private static readonly string[] AddressKeys =
    [
        "action", "automation", "artifact", "artifacts", "parsed_automation", "parsed_artifact", "parsed_artifacts",
        "out", "common", "cmd", WorkDirectoryKey,
    ];

    /// <summary>The whole input.</summary>
    public MetaMap Input { get; } = input ?? throw new ArgumentNullException(nameof(input));

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

    /// <summary>The tags asked for, from a text with commas or from a list.</summary>
    public IReadOnlyList<string> Tags => Input.Texts("tags");

    /// <summary>Where results go: <c>con</c> prints texts for a person, <c>json</c> prints the result map, empty prints nothing.</summary>
    public string Output => Input.Text("out");

    /// <summary>Whether the action prints texts for a person.</summary>
    public bool PrintsText => Output == "con";

    /// <summary>Whether help is asked for instead of the action itself.</summary>
    public bool WantsHelp => Input.Flag("help") || Input.Flag("h");

    /// <summary>Full path of the directory in which the caller stands.</summary>
    public string WorkDirectory => Input.Text(WorkDirectoryKey) is { Length: > 0 } directory ? directory : Directory.GetCurrentDirectory();

    /// <summary>What stood behind <c>--</c>.</summary>
    public IReadOnlyList<string> Unparsed => Input.List("unparsed_cmd").Texts().ToList();

    /// <summary>The first artifact as a name; everything when there is none.</summary>
    /// <exception cref="Errors.CmException">Id <c>InvalidName</c>.</exception>
    public ArtifactName Name => Artifact.Length == 0 ? ArtifactName.Any : ArtifactName.Parse(Artifact);

    /// <summary>The input without what addresses the action: its flags and values.</summary>
    public MetaMap Parameters => new(Input.Where(pair => !AddressKeys.Contains(pair.Key)));

    /// <summary>Whether a flag is set: true, or one of the words <c>yes</c>, <c>on</c>, <c>true</c>, <c>1</c>.</summary>
    public bool IsOn(string flag) => Input.Find(flag) switch
    {
        MetaBoolean boolean => boolean.Value,
        { } value => value.ToString().Trim().ToUpperInvariant() is "YES" or "ON" or "TRUE" or "1",
        null => false,
    };
}
