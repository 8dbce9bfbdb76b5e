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
        var result = call.Services.Runner.Run(RequestOf(call), call.Operation);
        return new ActionOutcome { Result = RunResultMap.Of(result), Values = [result] };
    }

    private static RunRequest RequestOf(ActionCall call)
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
            WorkDirectory = call.Operation.WorkDirectory ?? Directory.GetCurrentDirectory(),
            Quiet = request.IsOn("quiet") || request.IsOn("q"),
            SkipCache = request.IsOn("skip_cache"),
            New = request.IsOn("new"),
        };
    }
}
