using System.Globalization;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Comparison;

/// <summary>Compares two recorded runs: what differs in their requests, their scripts and their machines, and what differs in their results.</summary>
/// <param name="records">Reads the record of a cache entry; null if it is gone.</param>
public sealed class RunComparison(Func<string, CacheRecord?> records)
{
    private static readonly string[] RequestMaps = ["inputs", "env", "const", "state", "const_state"];

    private static readonly (string Key, string Rule, CauseLikelihood Likelihood, string Title)[] World =
    [
        ("platform", "platform-changed", CauseLikelihood.Likely, "The platform"),
        ("product", "program-changed", CauseLikelihood.Possible, "The version of this program"),
        ("system", "system-changed", CauseLikelihood.Unlikely, "The operating system"),
        ("runtime", "runtime-changed", CauseLikelihood.Unlikely, "The runtime"),
        ("machine", "machine-changed", CauseLikelihood.Unlikely, "The machine"),
        ("user", "user-changed", CauseLikelihood.Unlikely, "The user"),
        ("work_directory", "directory-changed", CauseLikelihood.Unlikely, "The work directory"),
    ];

    private readonly List<(int Order, RunDifference Found)> _found = [];
    private HashSet<string> _suspects = [];

    /// <summary>Compares them.</summary>
    /// <param name="reference">The first run.</param>
    /// <param name="difference">The second run.</param>
    /// <returns>The differences, the most likely causes first and other results last.</returns>
    public IReadOnlyList<RunDifference> Compare(RunRecord reference, RunRecord difference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(difference);
        _found.Clear();
        _suspects = Suspects(reference).Concat(Suspects(difference)).ToHashSet(StringComparer.Ordinal);
        CompareRequests(reference.Map, difference.Map);
        CompareRepositories(reference.Map, difference.Map);
        CompareScripts(reference, difference);
        foreach (var (key, rule, likelihood, title) in World)
        {
            Add(rule, likelihood, key, reference.Map.Text(key), difference.Map.Text(key), title);
        }

        CompareResults(reference, difference);
        return [.. _found.OrderBy(pair => pair.Found.Likelihood).ThenBy(pair => pair.Order).Select(pair => pair.Found)];
    }

    // The script that failed, with all that it needed, is listed before others.
    private static IEnumerable<string> Suspects(RunRecord run)
    {
        var scripts = run.Scripts.ToList();
        var failed = scripts.FindLastIndex(script => script.Script.Text("outcome") is "failed" or "timed_out");
        return failed < 0 ? [] : scripts.Skip(failed + 1).TakeWhile(script => script.Depth > scripts[failed].Depth).Prepend(scripts[failed]).Select(script => script.Script.Text("script"));
    }

    private void CompareRequests(MetaMap then, MetaMap now)
    {
        Add("script-changed", CauseLikelihood.Likely, "script", then.Map("asked").Text("script"), now.Map("asked").Text("script"), "The requested script");
        Add("tags-changed", CauseLikelihood.Likely, "tags", string.Join(',', then.Map("asked").Texts("tags")), string.Join(',', now.Map("asked").Texts("tags")), "The requested tags");
        var (before, after) = (then.Map("request"), now.Map("request"));
        foreach (var kind in RequestMaps)
        {
            foreach (var name in before.Map(kind).Keys.Union(after.Map(kind).Keys).Order(StringComparer.Ordinal))
            {
                var title = kind == "inputs" ? $"The input '{name}'" : kind.EndsWith("state", StringComparison.Ordinal) ? $"The state '{name}'" : $"The variable {name}";
                Add(kind == "inputs" ? "input-changed" : "variable-changed", CauseLikelihood.Likely, name, Text(before.Map(kind).Find(name)), Text(after.Map(kind).Find(name)), title);
            }
        }

        Add("variable-changed", CauseLikelihood.Likely, "secret_env", string.Join(',', before.Texts("secret_env")), string.Join(',', after.Texts("secret_env")), "The names of secret variables");
        Add("lock-changed", CauseLikelihood.Possible, "lock", Lock(then), Lock(now), "The lock file");
    }

    private static string Lock(MetaMap run) => run.Map("lock") is { Count: > 0 } used ? $"{used.Text("file")} ({used.Text("mode")})" : "";

    private void CompareRepositories(MetaMap then, MetaMap now)
    {
        var (before, after) = (Repositories(then), Repositories(now));
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            Add("repository-moved", CauseLikelihood.Likely, name, before.GetValueOrDefault(name, ""), after.GetValueOrDefault(name, ""), $"The commit of the repository {name}");
        }
    }

    private static Dictionary<string, string> Repositories(MetaMap run) => run.List("repositories").OfType<MetaMap>()
        .GroupBy(repository => repository.Text("alias"))
        .ToDictionary(group => group.Key, group => group.First().Text("commit") is { Length: > 0 } commit ? commit : "no commit", StringComparer.Ordinal);

    private void CompareScripts(RunRecord then, RunRecord now)
    {
        var (before, after) = (Numbered(then), Numbered(now));
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (old, current) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var name = (current ?? old)!.Text("script");
            if (old is null || current is null)
            {
                Add(old is null ? "dependency-added" : "dependency-removed", CauseLikelihood.Possible, name, old is null ? "" : "ran", current is null ? "" : "ran", $"The script {Alias(name)}");
            }
            else
            {
                CompareScript(name, old, current, isRequested: key.StartsWith("0 ", StringComparison.Ordinal));
            }
        }
    }

    // The same script can run several times.
    private static Dictionary<string, MetaMap> Numbered(RunRecord run)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var scripts = new Dictionary<string, MetaMap>(StringComparer.Ordinal);
        foreach (var (script, depth) in run.Scripts)
        {
            var name = $"{(depth == 0 ? 0 : 1)} {script.Text("script")}";
            counts[name] = counts.GetValueOrDefault(name) + 1;
            scripts[string.Create(CultureInfo.InvariantCulture, $"{name} {counts[name]}")] = script;
        }

        return scripts;
    }

    private void CompareScript(string name, MetaMap then, MetaMap now, bool isRequested)
    {
        var script = Alias(name);
        Add("variations-changed", CauseLikelihood.Likely, name, string.Join(',', then.Texts("variations")), string.Join(',', now.Texts("variations")), $"The variations of {script}");
        CompareEntries(name, then.Text("cache_entry"), now.Text("cache_entry"));
        Add("version-changed", CauseLikelihood.Possible, name, then.Text("version"), now.Text("version"), $"The version of {script}");
        Add("cache-changed", CauseLikelihood.Unlikely, name, Source(then), Source(now), $"The source of the result of {script}");
        if (!isRequested)
        {
            CompareVariables(name, then, now, CauseLikelihood.Possible, "value-changed");
        }

        Add("outcome-changed", CauseLikelihood.Effect, name, then.Text("outcome"), now.Text("outcome"), $"The outcome of {script}");
        if (Text(then.Find("exit_code")) is { Length: > 0 } before && Text(now.Find("exit_code")) is { Length: > 0 } after)
        {
            Add("exit-code-changed", CauseLikelihood.Effect, name, before, after, $"The exit code of {script}");
        }
    }

    private void CompareEntries(string name, string then, string now)
    {
        if (then.Length == 0 || now.Length == 0 || then == now || records(then) is not { } before || records(now) is not { } after)
        {
            return;
        }

        if (before.Recipe.Difference(after.Recipe) is { } files)
        {
            Add("recipe-changed", CauseLikelihood.Likely, name, before.Recipe.Digest, after.Recipe.Digest, $"The script {Alias(name)} ({files}):");
        }

        foreach (var input in before.Inputs.Keys.Union(after.Inputs.Keys).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.Inputs.GetValueOrDefault(input), after.Inputs.GetValueOrDefault(input));
            if (old is not { IsSecret: true } && current is not { IsSecret: true })
            {
                Add("input-changed", CauseLikelihood.Likely, $"{name} {input}", old?.Value ?? "", current?.Value ?? "", $"The value {input} of {Alias(name)}");
            }
        }
    }

    private void CompareVariables(string name, MetaMap then, MetaMap now, CauseLikelihood likelihood, string rule)
    {
        var (before, after) = (then.Map("new_env"), now.Map("new_env"));
        foreach (var variable in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            Add(rule, likelihood, $"{name} {variable}", Text(before.Find(variable)), Text(after.Find(variable)), $"The variable {variable} of {Alias(name)}");
        }
    }

    private void CompareResults(RunRecord then, RunRecord now)
    {
        Add("outcome-changed", CauseLikelihood.Effect, "run", then.Outcome.ToString(), now.Outcome.ToString(), "The outcome of the run");
        Add("error-changed", CauseLikelihood.Effect, "run", then.Map.Map("error").Text("message"), now.Map.Map("error").Text("message"), "The error");
        if (then.Outcome == RunOutcome.Succeeded && now.Outcome == RunOutcome.Succeeded)
        {
            CompareVariables(now.Script.ToString(), then.Map, now.Map, CauseLikelihood.Effect, "result-changed");
        }
    }

    private static string Source(MetaMap script) => script.Flag("from_cache") ? "cache" : script.Text("outcome") == "succeeded" ? "run" : "";

    private void Add(string rule, CauseLikelihood likelihood, string subject, string then, string now, string title)
    {
        if (EntryFolder.Rename(then, "ENTRY") == EntryFolder.Rename(now, "ENTRY"))
        {
            return;
        }

        var message = then.Length == 0 ? $"{title} is only in the second run: {Short(now)}."
            : now.Length == 0 ? $"{title} is only in the first run: {Short(then)}."
            : $"{title} was {Short(then)} and is {Short(now)}.";
        _found.Add((_suspects.Contains(subject.Split(' ')[0]) ? 0 : 1, new RunDifference(rule, likelihood, subject, then, now, message)));
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is var line && line.Length > 60 ? line[..60] + "…" : line;

    private static string Alias(string name) => name.Split("::")[^1].Split(',')[0];

    private static string Text(MetaValue? value) => value switch
    {
        null or MetaNull => "",
        MetaList or MetaMap => JsonMeta.WriteLine(value, sortKeys: true),
        _ => value.ToString(),
    };
}
