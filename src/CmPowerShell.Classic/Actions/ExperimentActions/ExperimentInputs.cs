using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ExperimentActions;

/// <summary>Reads the inputs of <c>cm run experiment</c>.</summary>
internal static class ExperimentInputs
{
    private static readonly string[] AddressKeys = ["parsed_artifact", "parsed_automation", "cmd"];

    /// <summary>The request of a call.</summary>
    internal static ExperimentRequest Read(ActionCall call)
    {
        var input = call.Request.Input;
        var (line, axes) = ReadCommand(call.Request.Unparsed);
        axes = [.. input.Map("explore").Select(pair => ExploreExpression.Read(pair.Key, pair.Value)), .. axes];
        var isOrdered = input.Find("seed") is null;
        return new ExperimentRequest
        {
            Scripts = GetScripts(input, line),
            Command = line.Length > 0 ? [line] : [],
            Env = input.Map("env"),
            WorkDirectory = call.Operation.Here,
            Axes = axes,
            Name = call.Request.Name,
            Tags = call.Request.Tags,
            Folder = input.Flag("rerun") ? GetEarlierFolder(call) : input.Text("dir"),
            Repeat = Number(input, "repeat", 1),
            Warmup = Number(input, "warmup", 0),
            Order = isOrdered ? PointOrder.Listed : PointOrder.Random,
            Seed = isOrdered ? null : Number(input, "seed", 0),
            ThrottleLimit = Number(input, "throttle_limit", 0),
            Executor = ExecutorInput.Read(input),
            Resume = call.Request.IsOn("resume"),
            ClassicInput = new MetaMap(input.Where(pair => !AddressKeys.Contains(pair.Key))),
        };
    }

    // A word with spaces is one word again in the line for the shell, as the Python tools write it.
    private static (string Line, IReadOnlyList<ExperimentAxis> Axes) ReadCommand(IReadOnlyList<string> words)
    {
        var line = string.Join(' ', words.Select(word => words.Count > 1 && word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        var axes = new List<ExperimentAxis>();
        for (var end = line.IndexOf("}}}", StringComparison.Ordinal); end >= 0; end = line.IndexOf("}}}", StringComparison.Ordinal))
        {
            var start = line.LastIndexOf("{{", end, StringComparison.Ordinal);
            var values = start < 0 ? -1 : line.IndexOf('{', start + 2, end - start - 2);
            if (values < 0)
            {
                break;
            }

            var name = line[(start + 2)..values];
            axes.Add(ExploreExpression.Read(name, line[(values + 1)..end]));
            line = line[..values] + line[(end + 1)..];
        }

        // One word is a program; with a space it is a line for the shell.
        return (line.Length > 0 && !line.Contains(' ', StringComparison.Ordinal) ? line + " " : line, axes);
    }

    private static IReadOnlyList<RunRequest> GetScripts(MetaMap input, string line)
    {
        var name = input.Text("script", input.Text("s"));
        var tags = input.Find("script_tags") is null ? input.Texts("stags") : input.Texts("script_tags");
        return line.Length > 0 || (name.Length == 0 && tags.Count == 0) ? []
            : [new RunRequest { Name = ArtifactName.Parse(name), Tags = tags, Env = input.Map("env"), ChecksInputs = true }];
    }

    private static string GetEarlierFolder(ActionCall call)
    {
        if (call.Request.Input.Text("dir") is { Length: > 0 } named)
        {
            return named;
        }

        var runs = call.Services.Experiments.Find(call.Request.Name, call.Request.Tags).SelectMany(ExperimentRun.GetAll).ToList();
        return runs.Count == 1 ? runs[0].Name : runs.Count == 0 ? "" : throw new CmException(new CmError(
            "ExperimentRunAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"The experiment has {runs.Count} runs: {string.Join(", ", runs.TakeLast(5).Select(run => run.Name))}.")
        { Hint = "Name one of them with --dir." });
    }

    private static int Number(MetaMap input, string key, int fallback) => input.Find(key)?.ToString() switch
    {
        null => fallback,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new CmException(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The flag '--{key}' needs a whole number, but it is '{text}'.")
        { Hint = $"Ten are --{key}=10.", Target = key }),
    };
}
