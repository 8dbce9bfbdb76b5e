using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
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
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">One was not found or failed, or they need each other in a circle.</exception>
    public void Run(ScriptExecution scope, MetaList dependencies, IReadOnlyList<string> localKeys, bool onlyDynamic = false)
    {
        var hidden = new MetaMap();
        foreach (var dependency in dependencies.OfType<MetaMap>().ToList())
        {
            if (dependency.Text("tags").Length > 0 && IsWanted(scope, dependency, onlyDynamic))
            {
                RunOne(scope, dependency, localKeys, hidden);
            }
        }
    }

    /// <summary>The variables that dependencies of a script do not see: those local to every script, and those its meta names.</summary>
    /// <param name="scope">The run of the script.</param>
    /// <param name="metaKey">The key of the meta with further names.</param>
    public static IReadOnlyList<string> GetLocalKeys(ScriptExecution scope, string metaKey = "local_env_keys") =>
        [.. LocalKeys.OfEveryScript, .. scope.Meta.Map.Texts(metaKey)];

    private static bool IsWanted(ScriptExecution scope, MetaMap dependency, bool onlyDynamic)
    {
        if (DependencyCondition.WhySkipped(dependency, scope.Env) is { } reason)
        {
            scope.Context.Detail($"{scope.Script} skips its dependency '{dependency.Text("tags")}': {reason}.");
            return false;
        }

        return !onlyDynamic || dependency.Flag("dynamic");
    }

    private void RunOne(ScriptExecution scope, MetaMap dependency, IReadOnlyList<string> localKeys, MetaMap hidden)
    {
        PrepareEnvironment(scope, dependency, localKeys, hidden);
        DependencyTags.AddFromEnvironment(dependency, scope.Env);
        DependencyTags.AddInherited(dependency, scope.Resolution.Variations);
        scope.AskedDependencies.Add(dependency.Text("tags"));
        if (scope.Flags.FakeDependencies)
        {
            return;
        }

        var result = Call(scope, dependency);
        scope.Dependencies.Add(result);
        (scope.Env, scope.State) = (result.Env, result.State);
        ScriptEnvironment.Overwrite(scope.Env, hidden);
        ScriptEnvironment.Expand(scope.Env);
        ScriptEnvironment.Overwrite(scope.Env, scope.Resolution.Const);
        ScriptEnvironment.Merge(scope.State, scope.Resolution.ConstState);
    }

    private static void PrepareEnvironment(ScriptExecution scope, MetaMap dependency, IReadOnlyList<string> localKeys, MetaMap hidden)
    {
        if (dependency.Find("env") is MetaMap own)
        {
            ScriptEnvironment.Expand(own, scope.Env);
        }

        DependencyTags.AddPrefixed(dependency, scope.Env);
        LocalKeys.Hide(scope.Env, localKeys, hidden);
        LocalKeys.Lend(scope.Env, dependency, hidden);
    }

    private RunResult Call(ScriptExecution scope, MetaMap dependency)
    {
        var request = DependencyRequest.Create(scope, dependency);
        var step = new DependencyFrame(scope.Script, scope.Asked.Text, scope.Request.Env, scope.Meta.GetLocation(dependency));
        var trail = scope.Context.Trail.Down(step) with
        {
            ConditionalMeta = scope.Resolution.ConditionalMeta,
            WhyEnabled = DependencyCondition.WhyEnabled(dependency),
            IsReached = scope.Context.Trail.IsReached && (scope.Foreseen is null || dependency.Flag("dynamic")),
        };
        var context = scope.Context.Deeper() with { Trail = trail };
        return DependencyStep.Within(scope.Script, step.Dependency, () =>
        {
            var candidates = services.Catalog.Find(ArtifactName.Any, TagQuery.FromTags(request.Tags), WellKnownNames.Script);
            return candidates.Count > 0
                ? runner.Run(candidates, request, context)
                : throw DependencyErrors.NotFound(request, trail, services.Catalog);
        });
    }
}
