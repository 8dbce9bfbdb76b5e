using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Describes a request for the files of a run.</summary>
internal static class ExperimentInput
{
    /// <summary>The input as the Python tools keep it.</summary>
    public static MetaMap Create(ExperimentRequest request)
    {
        var input = new MetaMap
        {
            ["action"] = "run",
            ["automation"] = WellKnownNames.Experiment.ToString(),
            ["artifact"] = request.Name.ToString(),
            ["tags"] = string.Join(',', request.Tags),
            ["env"] = request.Env,
            ["explore"] = new MetaMap(request.Axes.Select(axis => KeyValuePair.Create(axis.Name, (MetaValue)new MetaList(axis.Values)))),
        };
        if (request.Command.Count > 0)
        {
            input["unparsed_cmd"] = MetaList.OfTexts(request.Command);
        }
        else
        {
            input["script"] = MetaList.OfTexts(request.Scripts.Select(script => script.Script!.Name.ToString()));
        }

        return input;
    }

    /// <summary>What makes two runs comparable and one resumable: the axes and what is measured.</summary>
    public static MetaMap GetDesign(ExperimentRequest request) => new()
    {
        ["axes"] = new MetaList(request.Axes.Select(Describe)),
        ["listed_points"] = new MetaList(request.Points.Select(point => (MetaValue)point.Parameters)),
        ["sample"] = request.Sample,
        ["scripts"] = new MetaList(request.Scripts.Select(Describe)),
        ["command"] = MetaList.OfTexts(request.Command),
        ["env"] = request.Env,
    };

    private static MetaMap Describe(ExperimentAxis axis) => new()
    {
        ["name"] = axis.Name,
        ["kind"] = axis.Kind.ToString().ToLowerInvariant(),
        ["values"] = new MetaList(axis.Values),
    };

    private static MetaMap Describe(RunRequest request) => new()
    {
        ["script"] = request.Script!.Name.ToString(),
        ["tags"] = MetaList.OfTexts(request.Tags),
        ["env"] = request.Env,
        ["inputs"] = request.Inputs,
    };
}
