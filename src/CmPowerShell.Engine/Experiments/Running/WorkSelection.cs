using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Finds what a request measures.</summary>
internal sealed class WorkSelection(ScriptRunner runner)
{
    /// <summary>Finds the scripts of a request. Without a name the experiment has that of what it measures.</summary>
    /// <exception cref="CmException">There is nothing to measure, or a script was not found.</exception>
    public ExperimentRequest Complete(ExperimentRequest request, int seed)
    {
        if (request.Scripts.Count == 0 && request.Command is not [{ Length: > 0 }, ..])
        {
            throw new CmException(new CmError("ExperimentWithoutWork", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No script and no command to measure was given.")
            { Hint = "Name a script, give its tags, or give a command line.", ClassicHint = "Give --script=NAME, --script_tags=TAGS, or a command line after '--'." });
        }

        var scripts = request.Scripts.Select(Resolve).ToList();
        var alias = scripts.Count == 1 ? (scripts[0].Script!.Alias.Length > 0 ? scripts[0].Script!.Alias : scripts[0].Script!.Uid)
            : scripts.Count > 1 ? "scripts" : Path.GetFileNameWithoutExtension(request.Command[0].Trim().Split(' ')[0]);
        var needsName = request.Name.Object.IsEmpty && request.Tags.Count == 0;
        return request with
        {
            Scripts = scripts,
            Seed = seed,
            Name = needsName && alias.Length > 0 ? new ArtifactName(new ObjectName(alias, ""), request.Name.Repository) : request.Name,
            Axes = scripts.Count > 1 ? [ExperimentAxis.Create(AxisKind.Script, ExperimentAxis.ScriptName, GetScripts(scripts).Keys.Select(name => (MetaValue)name)), .. request.Axes] : request.Axes,
        };
    }

    // Of several scripts that fit, the first is measured at all points.
    private RunRequest Resolve(RunRequest request) => request.Script is null ? request with { Script = runner.Find(request)[0] } : request;

    private static Dictionary<string, RunRequest> GetScripts(IReadOnlyList<RunRequest> scripts) => scripts
        .GroupBy(request => request.Script!.Alias.Length > 0 ? request.Script.Alias : request.Script.Uid, StringComparer.Ordinal)
        .SelectMany(group => group.Select(request => (Name: group.Count() == 1 ? group.Key : request.Script!.Uid, request)))
        .DistinctBy(pair => pair.Name)
        .ToDictionary(pair => pair.Name, pair => pair.request, StringComparer.Ordinal);

    /// <summary>What a completed request measures.</summary>
    public ITrialWork Open(ExperimentRequest request) =>
        request.Scripts.Count == 0 ? new CommandWork(request) : new ScriptWork(runner, GetScripts(request.Scripts), request.FigureFiles);
}
