using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic.Actions;

/// <summary><c>cm run ic …</c> and <c>cm run script …</c>.</summary>
internal sealed class RunScript : IClassicAction
{
    // These have places of their own in the request; the rest goes to the script as it is.
    private static readonly string[] OwnPlaces = ["tags", "env", "state"];

    public string Name => "run";

    public string Summary => "Runs a script with all that it depends on.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script: alias, uid or 'alias,uid'; with spaces in it, its tags"),
        new("tags", "tags of the script; '_x' selects the variation x, '-x' excludes a tag"),
        new("env.NAME", "a variable for the script"),
        new("state.NAME", "a value of the state for the script"),
        new("version", "the version to find or install"),
        new("quiet", "take the default wherever there is a choice"),
        new("skip_cache", "neither read nor write the cache"),
        new("new", "make a new cache entry even if one fits"),
        new("j", "the same as --out=json"),
        new("NAME", "an input that the script itself knows"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var result = call.Services.Run(RequestOf(call), call.Operation);
        return new ActionOutcome { Result = RunResultMap.Of(result), Values = [result] };
    }

    private static RunRequest RequestOf(ActionCall call)
    {
        var request = call.Request;
        var (name, tags) = Address(request);
        return new RunRequest
        {
            Automation = call.Automation,
            Name = name,
            Tags = tags,
            Env = request.Input.Map("env"),
            State = request.Input.Map("state"),
            Inputs = new MetaMap(request.Parameters.Where(pair => !OwnPlaces.Contains(pair.Key))),
            WorkDirectory = request.WorkDirectory,
            Quiet = request.IsOn("quiet") || request.IsOn("q"),
            SkipCache = request.IsOn("skip_cache"),
            New = request.IsOn("new"),
        };
    }

    /// <summary>
    /// Which script: a first artifact with spaces stands for tags instead of <c>--tags</c>,
    /// a second one with spaces or commas adds tags (rules of the automation <c>script</c> of cm4mlops).
    /// </summary>
    private static (ArtifactName Name, IReadOnlyList<string> Tags) Address(ClassicRequest request)
    {
        var areTags = request.Artifact.Contains(' ', StringComparison.Ordinal);
        var tags = areTags ? Words(request.Artifact) : request.Tags;
        var further = request.FurtherArtifacts.Take(1).Where(artifact => artifact.AsSpan().IndexOfAny(' ', ',') >= 0).SelectMany(Words);
        return (areTags ? ArtifactName.Any : request.Name, [.. tags, .. further]);
    }

    private static string[] Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
