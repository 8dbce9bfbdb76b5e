using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>A description of a run, for -WhatIf and -Confirm.</summary>
/// <param name="Description">What would be run, and then the whole plan with a line for each script.</param>
/// <param name="Question">The question whether to run it.</param>
internal sealed record RunPreview(string Description, string Question)
{
    /// <summary>Plans the request; runs nothing.</summary>
    /// <exception cref="CmException">It cannot be planned, for example because a script or variation does not exist.</exception>
    public static RunPreview Create(CmEngine engine, RunRequest request, Operation operation)
    {
        var plan = new ScriptPlanner(engine.Runner).Plan(request, operation);
        if (plan.Error is { } error)
        {
            throw new CmException(error);
        }

        var script = plan.Nodes[0].Script;
        return new($"{script} in {script.Path}\n{string.Join('\n', plan.Nodes)}", $"Run {script} in {script.Path}, with {Others(plan.Nodes.Count - 1)}?");
    }

    private static string Others(int count) => count switch
    {
        0 => "nothing before it",
        1 => "one script that it depends on",
        _ => $"{count} calls of scripts that it depends on",
    };
}
