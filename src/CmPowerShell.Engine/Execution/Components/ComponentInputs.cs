using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>
/// The inputs of components of 2022. Their runs know the switches of the request itself; every input is passed to the hooks, which may read it.
/// </summary>
internal static class ComponentInputs
{
    private static readonly string[] Understood = ["first", "help", "new", "q", "quiet", "s", "silent", "skip_cache", "strict", "v", "verbose", "version"];

    /// <summary>Warns of inputs of the later generation that the user gave: a component ignores them.</summary>
    public static void Check(Artifact component, RunRequest request, RunContext context)
    {
        if (!request.ChecksInputs)
        {
            return;
        }

        var idle = request.Inputs.Keys.Where(key => EngineInputs.Contains(key) && !Understood.Contains(key)).ToList();
        if (request.Const.Count + request.ConstState.Count > 0)
        {
            idle.Add("const");
        }

        if (idle.Count > 0)
        {
            var names = string.Join(", ", idle.Select(name => $"'{name}'"));
            context.Operation.Warn(
                "InputWithoutEffect", $"'{component}' is a component of 2022, for which the engine ignores {names}; only its hooks receive it.", context.Depth);
        }
    }
}
