using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Dependencies;

/// <summary>Runs a list of dependencies, one after the other: each sees the variables of the previous ones, but no local variable of the script.</summary>
internal sealed class DependencyStage(RunServices services, IScriptRunner runner)
{
    /// <summary>Runs those whose conditions hold.</summary>
    /// <param name="scope">The run of the script that needs them.</param>
    /// <param name="dependencies">The dependencies; their tags are completed in place.</param>
    /// <param name="localKeys">Names and patterns of the variables that they must not see.</param>
    /// <param name="onlyDynamic">Whether only those marked <c>dynamic</c> run, because the result comes from the cache.</param>
    /// <exception cref="CmException">One was not found or failed, or they need each other in a circle.</exception>
    public void Run(ScriptExecution scope, IEnumerable<Dependency> dependencies, IReadOnlyList<string> localKeys, bool onlyDynamic = false)
    {
        var hidden = new MetaMap();
        foreach (var dependency in dependencies.ToList())
        {
            if (dependency.Tags.Length > 0 && IsWanted(scope, dependency, onlyDynamic))
            {
                RunOne(scope, dependency, localKeys, hidden);
            }
        }
    }

    /// <summary>Returns the variables that dependencies of a script do not see: those local to every script, and those its meta names.</summary>
    public static IReadOnlyList<string> GetLocalKeys(ScriptExecution scope) => [.. scope.Variables.LocalToScript, .. scope.Model.LocalEnvKeys];

    private static bool IsWanted(ScriptExecution scope, Dependency dependency, bool onlyDynamic)
    {
        if (dependency.Conditions.WhySkipped(scope.Env) is { } reason)
        {
            scope.Context.Detail($"{scope.Script} skips its dependency '{dependency.Tags}': {reason}.");
            return false;
        }

        return !onlyDynamic || dependency.IsDynamic;
    }

    private void RunOne(ScriptExecution scope, Dependency dependency, IReadOnlyList<string> localKeys, MetaMap hidden)
    {
        PrepareEnvironment(scope, dependency, localKeys, hidden);
        DependencyTags.AddFromEnvironment(dependency, scope.Env);
        DependencyTags.AddConditional(dependency, scope.Env);
        DependencyTags.AddInherited(dependency, scope.Resolved.Variations);
        if (scope.Model.Rules.TagsHavePlaceholders)
        {
            DependencyTags.Expand(dependency, scope.Env);
        }

        scope.AskedDependencies.Add(dependency.Tags);
        if (scope.Flags.FakeDependencies)
        {
            return;
        }

        if (TryCall(scope, dependency) is { } result)
        {
            TakeUp(scope, result);
        }

        ScriptEnvironment.Overwrite(scope.Env, hidden);
        ScriptEnvironment.Expand(scope.Env, scope.Variables);
        ScriptEnvironment.Overwrite(scope.Env, scope.Values.Const);
        ScriptEnvironment.Merge(scope.State, scope.Values.ConstState);
    }

    private static void PrepareEnvironment(ScriptExecution scope, Dependency dependency, IReadOnlyList<string> localKeys, MetaMap hidden)
    {
        if (dependency.Env is { } own)
        {
            ScriptEnvironment.Expand(own, scope.Variables, scope.Env);
        }

        foreach (var update in dependency.Updates.Where(update => !update.Conditions.IsSkipped(scope.Env)))
        {
            update.Env.MergeInto(scope.Env);
            update.Const.MergeInto(scope.Values.Const);
            update.State.MergeInto(scope.State);
            update.ConstState.MergeInto(scope.Values.ConstState);
        }

        DependencyTags.AddPrefixed(dependency, scope.Env);
        LocalKeys.Hide(scope.Env, localKeys, hidden);
        LocalKeys.Lend(scope.Env, dependency, hidden, scope.Variables.Versions);
    }

    private RunResult? TryCall(ScriptExecution scope, Dependency dependency)
    {
        try
        {
            return Call(scope, dependency);
        }
        catch (CmException problem) when (dependency.MayFail)
        {
            scope.Context.Operation.Warn("DependencyFailed", $"The dependency '{dependency.Tags}' of {scope.Script} failed. The script continues without it, as its meta allows: {problem.Error.Message}", scope.Context.Depth);
            return null;
        }
    }

    private static void TakeUp(ScriptExecution scope, RunResult result)
    {
        // The values are for this script alone; kept in the tree of results, they would hold the environment of each script.
        scope.Dependencies.Add(result with { Values = null, DependencyEntries = [] });
        (scope.Env, scope.State) = (result.Env, result.State);
        if (result.Values is { } values)
        {
            (scope.Values.Const, scope.Values.ConstState, scope.Values.Recursive) = (values.Const, values.ConstState, values.Recursive);
        }
    }

    private RunResult Call(ScriptExecution scope, Dependency dependency)
    {
        var request = DependencyRequest.Create(scope, dependency);
        var step = new DependencyFrame(scope.Script, scope.Asked.Text, scope.Request.Env, scope.Model.LocationOf(dependency.Position));
        var trail = scope.Context.Trail.Down(step) with
        {
            Updates = scope.Model.Rules.UpdatesStayWithScript ? [] : scope.Resolved.Updates,
            WhyEnabled = dependency.Conditions.WhyEnabled(),
            IsReached = scope.Foreseen is null || dependency.IsDynamic,
        };
        var context = scope.Context.Deeper() with { Trail = trail };
        return DependencyStep.Within(scope.Script, step.Dependency, () =>
        {
            var candidates = services.Catalog.Find(ArtifactName.Any, TagQuery.FromTags(request.Tags), scope.Generation.Automation);
            return candidates.Count > 0
                ? runner.Run(candidates, request, context)
                : throw DependencyErrors.NotFound(request, trail, services);
        });
    }
}
