using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Selection;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Begins a run: selects the script, checks the request, and resolves it.</summary>
internal sealed class ScriptStart(RunServices services, Generation generation)
{
    private readonly ScriptModels _models = new();
    private readonly ScriptRules _rules = new(services.Index);
    private readonly ScriptSelection _selection = new(services.Cache, services.Order, generation);

    /// <summary>Begins a run.</summary>
    /// <param name="candidates">The scripts that fit name and plain tags.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Where in a larger run this is.</param>
    /// <exception cref="CmException">The script cannot be selected or resolved, does not know an input, or is on its own way.</exception>
    public ScriptExecution Begin(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        var trail = context.Trail;
        var asked = RequestedTags.Parse(request.Tags);
        var flags = trail.Driver.Adapt(RunFlags.Parse(request, generation.Variables.Run));
        var env = RequestEnvironment.Create(request, flags, services.Host, generation, name => trail.Outside.Get(name, services.Environment));
        var script = _models.Get(_selection.Select(candidates, asked, request, flags, context, _models));
        context.Publish(new ScriptFound(script.Artifact.ToString(), ScriptErrors.Asked(request), script.Artifact.Path));
        RequireOwner(script.Artifact, trail);
        context.Pinned?.Require(script.Artifact);
        request = Check(script, request, asked, context);
        var (resolved, values) = ScriptResolver.Resolve(
            script, asked.Variations, Start(script, request, env, trail), variations => trail.Driver.Note(script.Artifact, request, variations.Text, context));
        context.Secrets?.Declare(script, values.Env, context);
        return new ScriptExecution(request, asked, flags, resolved, values, generation == Generation.Cmind4 && _rules.Are2022(script.Artifact) ? Generation.CmindMid2022 : generation, context);
    }

    // Nothing runs in a plan, so that the answer for a script stays the same.
    private void RequireOwner(Artifact script, DependencyPath trail)
    {
        if (trail.Driver.Session is not null || trail.Checks.IsFirst(script.Path))
        {
            services.Owner.Require(script.Repository.Path, script.Repository.Path);
            services.Owner.RequireCode(script.Repository.Path, script.Path);
        }
    }

    private static RunRequest Check(ScriptModel script, RunRequest request, RequestedTags asked, RunContext context)
    {
        RequiredVersion.Check(script);
        foreach (var warning in RequiredVersion.CheckMlcflow(script))
        {
            context.Operation.Warn("ScriptWarning", warning, context.Depth);
        }

        DependencyCycle.Check(script.Artifact, request, asked.Text, context.Trail);
        if (!request.ChecksInputs)
        {
            return request;
        }

        request = request with { Inputs = ScriptInputs.Align(script, request.Inputs) };
        if (!RunFlags.IsOff(request.Inputs, "strict"))
        {
            var given = request.GivenInputs is { } some ? ScriptInputs.Align(script, some) : request.Inputs;
            ScriptInputs.Check(script, given).ToList().ForEach(idle => context.Detail($"The input '{idle.Input}' has no effect: {idle.Reason}."));
        }

        return request;
    }

    private static ResolutionStart Start(ScriptModel script, RunRequest request, MetaMap env, DependencyPath trail)
    {
        env[script.VariableNames.Run.RepositoryPath] = script.Artifact.Repository.Path;
        env[script.VariableNames.Run.RepositoryPathWithPrefix] = script.Artifact.Repository.ArtifactsPath;
        return new ResolutionStart(
            request.Inputs,
            env,
            Own(request, "state", request.State),
            Own(request, "const", request.Const),
            Own(request, "const_state", request.ConstState),
            trail.Updates);
    }

    // The values of a dependency for state and constants of this script override those of the caller.
    private static MetaMap Own(RunRequest request, string key, MetaMap given)
    {
        var own = given.Clone();
        ScriptEnvironment.Merge(own, request.Inputs.Map(key));
        ScriptEnvironment.Merge(own, request.Inputs.Map("local_" + key));
        return own;
    }
}
