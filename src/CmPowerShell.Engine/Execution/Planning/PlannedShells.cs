using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>Refuses a run before anything of it runs, if it certainly needs scripts for which this machine has no shell.</summary>
internal static class PlannedShells
{
    private const int MostNamed = 10;

    // With them native scripts do not run.
    private static readonly string[] Fake = ["fake_run", "prepare", "fake_deps"];

    /// <summary>Plans a request and checks the plan. A request for a fake run needs no shell.</summary>
    /// <exception cref="CmException">Id <c>NativeScriptForOtherPlatform</c>.</exception>
    public static void Require(RunRequest request, Func<ScriptPlan> plan)
    {
        if (!Fake.Any(name => RunFlags.IsOn(request.Inputs, name)))
        {
            Require(plan());
        }
    }

    /// <summary>
    /// Checks the scripts that a run would reach. One below a condition counts only together with one that is certain: a hook that has not run yet may change what the condition reads.
    /// </summary>
    /// <exception cref="CmException">Id <c>NativeScriptForOtherPlatform</c>.</exception>
    public static void Require(ScriptPlan plan)
    {
        var (problems, isCertain) = (new List<(string Name, CmError Error)>(), false);
        // The depth below which everything depends on a condition.
        var conditional = int.MaxValue;
        foreach (var node in plan.Nodes)
        {
            conditional = node.Depth <= conditional ? node.WhyEnabled.Length > 0 ? node.Depth : int.MaxValue : conditional;
            if (node.WhyNotHere is { } problem)
            {
                problems.Add((node.Script.Name.ToString(), problem));
                isCertain |= conditional == int.MaxValue;
            }
        }

        var names = problems.Select(item => item.Name).Distinct().ToList();
        if (isCertain)
        {
            throw new CmException(names.Count == 1 ? problems[0].Error : Several(problems[0].Error, names));
        }
    }

    private static CmError Several(CmError first, List<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNamed).Select(name => $"'{name}'"));
        return first with { Message = $"Nothing was run, because {names.Count} scripts of the run have no native script for this platform: {shown}{(names.Count > MostNamed ? ", …" : "")}." };
    }
}
