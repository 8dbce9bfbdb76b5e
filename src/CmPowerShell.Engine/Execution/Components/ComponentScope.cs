using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>What flows through the run of one early component and is changed by its stages.</summary>
internal sealed class ComponentScope
{
    /// <summary>The initial scope of a component: the values of the caller, then those of its meta and its variations.</summary>
    /// <param name="script">The component.</param>
    /// <param name="variations">The variations that are selected.</param>
    /// <param name="request">The request.</param>
    /// <param name="workDirectory">Full path of the directory in which it runs.</param>
    public static ComponentScope Begin(ScriptModel script, IReadOnlyList<string> variations, RunRequest request, string workDirectory)
    {
        var scope = new ComponentScope { Env = request.Env.Clone(), State = request.State.Clone(), WorkDirectory = workDirectory };
        foreach (var part in ComponentVariations.Select(script, variations).Prepend(script))
        {
            ComponentMerge.FillEmpty(scope.Env, part.Env);
            ComponentMerge.FillEmpty(scope.NewEnv, part.NewEnv);
        }

        return scope;
    }

    /// <summary>The environment the component sees; what it adds for itself stays with it.</summary>
    public required MetaMap Env { get; set; }

    /// <summary>The state the component sees.</summary>
    public required MetaMap State { get; set; }

    /// <summary>What the component adds for its caller.</summary>
    public MetaMap NewEnv { get; set; } = [];

    /// <summary>What the component adds to the state of its caller.</summary>
    public MetaMap NewState { get; set; } = [];

    /// <summary>The directory in which it runs; a hook may change it for what follows.</summary>
    public required string WorkDirectory { get; set; }

    /// <summary>The results of its dependencies.</summary>
    public List<RunResult> Dependencies { get; } = [];

    /// <summary>The exit code of the native script, once it ran.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Whether the hook asked to skip the rest.</summary>
    public bool IsSkipped { get; set; }
}
