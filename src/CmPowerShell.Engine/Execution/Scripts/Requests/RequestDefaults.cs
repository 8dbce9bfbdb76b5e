using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Requests;

/// <summary>
/// Completes a request with the settings of the user: the default configuration, which the request overrides and which applies to the
/// requested script, and the variable <c>CM_SCRIPT_EXTRA_CMD</c>, which overrides the request and applies to each script of a run.
/// </summary>
internal sealed class RequestDefaults(RunServices services)
{
    // The request for a script cannot be set for all of them.
    private static readonly string[] Addressing = ["action", "automation", "artifact", "artifacts", "cmd", "tags", "out"];

    private readonly DefaultConfiguration _defaults = new(services.Index);

    /// <summary>The completed request.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The configuration cannot be read (<c>MetaFileBroken</c>), or the variable holds no flags (<c>InvalidFlag</c>).</exception>
    public RunRequest Complete(RunRequest request, RunContext context)
    {
        request = request with { GivenInputs = request.GivenInputs ?? request.Inputs };
        if (context.Depth == 0 && _defaults.OfScripts() is { Count: > 0 } defaults)
        {
            request = UnderLay(request, Inputs(defaults));
        }

        return services.ExtraInputs() is { Count: > 0 } extra ? OverLay(request, Inputs(extra)) : request;
    }

    private static MetaMap Inputs(MetaMap given) => new(given.Where(pair => !Addressing.Contains(pair.Key)));

    private static RunRequest UnderLay(RunRequest request, MetaMap defaults)
    {
        MetaMap Under(MetaMap given, string key)
        {
            var merged = defaults.Map(key).Clone();
            MetaMerge.Into(merged, given);
            return merged;
        }

        var inputs = Others(defaults).Clone();
        MetaMerge.Into(inputs, request.Inputs);
        return request with
        {
            Env = Under(request.Env, "env"),
            State = Under(request.State, "state"),
            Const = Under(request.Const, "const"),
            ConstState = Under(request.ConstState, "const_state"),
            Inputs = inputs,
        };
    }

    private static RunRequest OverLay(RunRequest request, MetaMap extra)
    {
        MetaMap Over(MetaMap given, string key)
        {
            var merged = given.Clone();
            ScriptEnvironment.Merge(merged, extra.Map(key));
            return merged;
        }

        // The maps in it stay the same objects: dependencies share the changes for dependencies at any depth.
        var inputs = new MetaMap(request.Inputs);
        ScriptEnvironment.Merge(inputs, Others(extra));
        return request with
        {
            Env = Over(request.Env, "env"),
            State = Over(request.State, "state"),
            Const = Over(request.Const, "const"),
            ConstState = Over(request.ConstState, "const_state"),
            Inputs = inputs,
        };
    }

    private static MetaMap Others(MetaMap inputs) => new(inputs.Where(pair => pair.Key is not ("env" or "state" or "const" or "const_state")));
}
