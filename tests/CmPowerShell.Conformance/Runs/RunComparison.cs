using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Compares a replayed command with its record.</summary>
internal sealed class RunComparison(RunRecord record, Replay replay, Placeholders places)
{
    /// <summary>One line or more for each difference.</summary>
    internal IEnumerable<string> Differences() => [.. ExitCode(), .. record.Command.WantsJson ? Result() : Text()];

    private IEnumerable<string> ExitCode() =>
        replay.ExitCode == record.ExitCode || FindsNothing ? [] : [$"  exit code: recorded {record.ExitCode}, ours {replay.ExitCode}"];

    // On purpose a search that finds nothing has a separate exit code; the Python tools end with 0.
    private bool FindsNothing =>
        record.Command.Request.Action is "find" or "list" or "search" or "ls" && record.ExitCode == 0 && replay.ExitCode == (int)ReturnCode.NotFound && record.Output.Trim().Length == 0;

    private IEnumerable<string> Result()
    {
        MetaMap ours;
        try
        {
            ours = (MetaMap)places.Mark(JsonMeta.Parse(replay.Output, "our standard output"));
        }
        catch (CmException problem)
        {
            return [$"  standard output is not JSON alone: {problem.Error.Message}"];
        }

        return record.ExitCode != 0 ? Failure(ours) : Difference.Between(Expected(ours), ours).Where(difference => !MachineFacts.Explain(difference)).Select(difference => difference.ToString());
    }

    /// <summary>A failure has the same code, a text and, where a script was run, the same reason; the words are our own.</summary>
    private IEnumerable<string> Failure(MetaMap ours)
    {
        if (ours.Text("return") != (record.Result?.Text("return") ?? "1") || ours.Text("error").Length == 0)
        {
            return [$"  the result of the failure is {JsonMeta.WriteLine(ours)}"];
        }

        var reason = FailureReason.Of(record.Result);
        return !record.Command.RunsScript || reason.Fits(ours) ? [] : [$"  the reason of the failure\n    recorded: {reason}\n    ours:     {JsonMeta.WriteLine(ours)}"];
    }

    /// <summary>The recorded result, with the list that the Python tools cannot print and ours does.</summary>
    private MetaMap Expected(MetaMap ours)
    {
        var expected = (record.Result ?? []).Clone();
        if (record.Command.Request.Action is "find" or "list" or "search" or "ls" && !expected.ContainsKey("list"))
        {
            expected["list"] = ours.Find("list") is MetaList list ? list : new MetaList();
        }

        if (expected.Flag("env_equals_new_env"))
        {
            expected.Remove("env_equals_new_env");
            expected["env"] = expected.Map("new_env");
        }

        return (MetaMap)places.Mark(expected);
    }

    private IEnumerable<string> Text()
    {
        var request = record.Command.Request;
        if (request.Action == "help" || request.WantsHelp)
        {
            return replay.Output.Contains("run", StringComparison.Ordinal) ? [] : ["  the help says nothing of the action run"];
        }

        var recorded = WithoutCut(Lines(places.Mark(record.Output)).ToList()).Where(line => !IsStory(line));
        var ours = Lines(places.Mark(replay.Output)).ToList();
        return recorded.Where(line => !ours.Exists(our => Same(line, our))).Select(line => $"  not printed: {line}");
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    /// <summary>Whether a line describes what the tool does, for which each tool has different text.</summary>
    private static bool IsStory(string line) => line.TrimStart() is ['*' or '-', ' ', ..];

    private static bool Same(string recorded, string ours) =>
        recorded == ours || MachineFacts.Explain(new Difference(Label(recorded), (MetaValue)recorded, (MetaValue)ours));

    /// <summary>The title of a line such as <c>Version: 1.2</c>.</summary>
    private static string Label(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? line[..end].Trim() : "";

    /// <summary>Long outputs were cut in the records, in the middle of a line.</summary>
    private static IEnumerable<string> WithoutCut(List<string> lines) => lines is [.., _, "… cut"] ? lines.SkipLast(2) : lines;
}
