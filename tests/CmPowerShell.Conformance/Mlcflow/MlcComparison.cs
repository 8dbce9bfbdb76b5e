using System.Text.RegularExpressions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Compares a replayed command with its record: exit code, result, output and files of the current directory.</summary>
internal sealed partial class MlcComparison(MlcRecord record, Replay replay, MlcHome home, MlcPlaces places)
{
    /// <summary>One line for each difference.</summary>
    internal IEnumerable<string> Differences() => [.. ExitCode(), .. record.WantsJson ? Result() : Output(), .. WorkDirectory()];

    private IEnumerable<string> ExitCode() =>
        replay.ExitCode == record.ExitCode ? [] : [$"exit code: recorded {record.ExitCode}, ours {replay.ExitCode}{Why()}"];

    private string Why() => replay.ExitCode == 0 ? "" : ": " + (ErrorLine().Match(replay.Output + "\n" + replay.Errors) is { Success: true } match ? match.Value.Trim() : "");

    private IEnumerable<string> Result()
    {
        if (record.Result is null && record.ExitCode == 0)
        {
            return [];
        }

        try
        {
            var ours = (MetaMap)places.Mark(JsonMeta.Parse(replay.Output, "our standard output"));
            return record.ExitCode == 0 && replay.ExitCode == 0 ? Values(ours) : record.ExitCode != 0 && replay.ExitCode != 0 ? Reason(ours) : [];
        }
        catch (CmException problem)
        {
            return replay.ExitCode != record.ExitCode ? [] : [$"standard output is not JSON alone: {problem.Error.Message}"];
        }
    }

    private IEnumerable<string> Values(MetaMap ours)
    {
        var expected = record.Result!.Clone();
        if (!expected.ContainsKey("env") && expected.Find("new_env") is { } same)
        {
            expected["env"] = same;
        }

        return Difference.Between(places.Mark(expected), ours, "result").Where(difference => !MachineFacts.Explain(difference)).Select(Text);
    }

    private IEnumerable<string> Reason(MetaMap ours)
    {
        var reason = FailureReason.Of(Failure());
        return reason.Fits(ours) ? [] : [$"reason of the failure: recorded {reason}, ours {ours.Text("error_id")}: {Line(ours.Text("error"))}"];
    }

    private MetaMap? Failure()
    {
        var line = record.Errors.FirstOrDefault(text => text.StartsWith("Error : ", StringComparison.Ordinal));
        return line is null ? null : new MetaMap { ["return"] = 1, ["error"] = line["Error : ".Length..] };
    }

    private IEnumerable<string> Output()
    {
        var ours = Lines(places.Mark(replay.Output)).Concat(Lines(places.Mark(replay.Errors))).ToList();
        return Facts().Where(fact => !ours.Exists(line => line.Contains(fact, StringComparison.Ordinal))).Select(fact => $"not printed: {fact}");
    }

    /// <summary>The facts in an output: places and tags. All else is told in words of each program.</summary>
    private IEnumerable<string> Facts()
    {
        if (replay.ExitCode != record.ExitCode)
        {
            return [];
        }

        var printed = Lines(places.Mark(record.Output));
        var logged = record.Log.Where(line => line.StartsWith("Item path: ", StringComparison.Ordinal)).Select(places.Mark);
        return printed.Concat(logged).SelectMany(line => Place().Matches(line)).Select(match => match.Value.TrimEnd(':', '.')).Distinct();
    }

    private IEnumerable<string> WorkDirectory()
    {
        var ours = MlcHome.FilesOf(home.WorkDirectory);
        return record.Files.Except(ours).Select(file => $"file of the current directory is missing: {file}")
            .Concat(ours.Except(record.Files).Select(file => $"one more file of the current directory: {file}"));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    /// <summary>A difference in one line.</summary>
    internal static string Text(Difference difference) => LineBreaks().Replace(difference.ToString().Trim(), " ");

    private static string Line(string text) => LineBreaks().Replace(text, " ");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"\{home\}[^\s'"",]*")]
    private static partial Regex Place();

    [GeneratedRegex("""("error": .*|ERROR\] - .*|error: .*)""")]
    private static partial Regex ErrorLine();
}
