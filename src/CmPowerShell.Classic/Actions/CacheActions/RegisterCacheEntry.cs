using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm register cache SCRIPT --tags=… --path=DATA</c>: takes data that is there, such as a data set on a share, for the result of a script, which does not run.</summary>
internal sealed class RegisterCacheEntry : IClassicAction
{
    public string Name => "register";

    public string Summary => "Registers existing data as the result of a script, without running it.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script: alias, uid or 'alias,uid', or its tags separated by spaces"),
        new("tags", "tags of the script; '_x' selects the variation x"),
        new("path", "the file or folder with the data"),
        new("env.NAME", "the variable for the path of the data, if the script does not declare which one it is"),
        new("version", "the version of the data"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var input = call.Request.Input;
        var request = new RunRequest
        {
            Name = call.Request.Name,
            Tags = call.Request.Tags,
            Inputs = input.ContainsKey("version") ? new MetaMap { ["version"] = input["version"] } : [],
            WorkDirectory = call.Operation.Here,
            Known = ExternalData.At(call.Operation.FullPath(RequiredInput.Text(call, "path")), input.Map("env")),
        };
        var result = call.Services.Runner.Run(request, call.Operation);
        call.Print($"Registered {request.Known.Path} as {result.CacheEntry!.Path}");
        return ArtifactChoice.Done([result.CacheEntry]);
    }
}
