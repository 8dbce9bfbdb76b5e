using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic.Actions;

/// <summary>What the actions <c>run</c> and <c>plan</c> have in common: the script, and what it is given.</summary>
internal static class ScriptRequest
{
    // These have places of their own in the request; the rest goes to the script as it is.
    private static readonly string[] OwnPlaces = ["tags", "env", "state"];

    internal static IReadOnlyList<ActionInput> Inputs { get; } =
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
        new("strict", "--strict=no passes on inputs that the script does not know"),
    ];

    internal static RunRequest Of(ActionCall call)
    {
        var request = call.Request;
        return new RunRequest
        {
            Automation = call.Automation,
            Name = request.Name,
            Tags = request.Tags,
            Env = request.Input.Map("env"),
            State = request.Input.Map("state"),
            Inputs = new MetaMap(request.Parameters.Where(pair => !OwnPlaces.Contains(pair.Key))),
            WorkDirectory = call.Operation.Here,
            Quiet = request.IsOn("quiet") || request.IsOn("q"),
            SkipCache = request.IsOn("skip_cache"),
            New = request.IsOn("new"),
            ChecksInputs = request.Input.Find("cmd") is MetaList, // it was typed; hooks pass on what they like
        };
    }
}
