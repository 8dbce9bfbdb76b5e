using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>
/// The inputs of the early generation. Its runs know the switches of the request itself; every input goes on to the hooks, which may look at it.
/// </summary>
internal static class ComponentInputs
{
    private static readonly string[] Understood = ["first", "help", "new", "q", "quiet", "s", "silent", "skip_cache", "strict", "v", "verbose", "version"];

    /// <summary>Warns of inputs of the later generation that a person gave: a component does as if they were not there.</summary>
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
                "InputWithoutEffect", $"'{component}' is a component of the early generation, where the engine does not act on {names}; only its hooks see it.", context.Depth);
        }
    }
}
