using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance;

/// <summary>Plans every script of a repository, in an empty environment and in a recorded one, and compares the plans with those of the reference.</summary>
/// <param name="output">Where differences and the sum are written.</param>
/// <param name="inOrder">Whether the order of the variations of a script is compared too.</param>
internal sealed class PlanConformance(TextWriter output, bool inOrder = false)
{
    private const int MostDifferences = 3;

    /// <summary>Compares all plans.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="recorded">
    /// A first line with <c>seed_env</c>, then one for each plan: <c>script</c>, <c>uid</c>, <c>asked</c> (tags), <c>empty_env</c>, and <c>seed_env</c> where the
    /// plan was made with the seed too (<c>same</c> when equal). <c>env</c> and <c>inputs</c> contain its other inputs; without <c>uid</c> the tags alone
    /// find the script.
    /// </param>
    /// <returns>The exit code: 0 when all matched.</returns>
    internal int Run(string folder, string recorded)
    {
        var records = File.ReadLines(recorded).Select((line, index) => (MetaMap)JsonMeta.Parse(line, $"{recorded} (line {index + 1})")).ToList();
        var clock = Stopwatch.StartNew();
        using var home = new ScratchHome(folder);
        var planner = new ScriptPlanner(home.Engine.Runner);
        var seed = records[0].Map("seed_env");
        var differed = records.Skip(1).Count(record => !Matches(planner, record, seed));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"planned in {clock.Elapsed.TotalSeconds:0.00} s"));
        output.WriteLine($"{records.Count - 1 - differed} matched, {differed} differed");
        return differed == 0 ? 0 : 1;
    }

    private bool Matches(ScriptPlanner planner, MetaMap record, MetaMap seed)
    {
        var empty = record.Map("empty_env");
        var findings = Differences(planner, record, "empty_env", [], empty).ToList();
        if (record.ContainsKey("seed_env"))
        {
            findings.AddRange(Differences(planner, record, "seed_env", seed, record["seed_env"] as MetaMap ?? empty));
        }

        if (findings.Count > 0)
        {
            output.WriteLine(Title(record));
            findings.ForEach(output.WriteLine);
        }

        return findings.Count == 0;
    }

    private IEnumerable<string> Differences(ScriptPlanner planner, MetaMap record, string name, MetaMap env, MetaMap expected)
    {
        var plan = planner.Plan(Request(record, env), Operation.Silent);
        var error = plan.Error is { } problem ? $" ({problem.Text})" : "";
        return Difference.Between(PlanText.Comparable(expected, inOrder), PlanText.Comparable(plan.ToMeta(isWhole: true), inOrder))
            .Take(MostDifferences)
            .Select(difference => $" {name}{error}\n{difference}");
    }

    private static RunRequest Request(MetaMap record, MetaMap env) => new()
    {
        Automation = WellKnownNames.Script,
        Name = record.ContainsKey("uid") ? ArtifactName.Parse(record.Text("uid")) : ArtifactName.Any,
        Tags = record.Text("asked").Length > 0 ? record.Text("asked").Split(',') : [],
        Env = Joined(env, record.Map("env")),
        Inputs = record.Map("inputs").Clone(),
    };

    private static MetaMap Joined(MetaMap env, MetaMap own)
    {
        var joined = env.Clone();
        foreach (var (key, value) in own)
        {
            joined[key] = value;
        }

        return joined;
    }

    private static string Title(MetaMap record) => string.Join(
        ' ',
        new[] { record.Text("script"), record.Text("asked") }
            .Concat(new[] { "env", "inputs" }.Where(record.ContainsKey).Select(key => JsonMeta.WriteLine(record[key])))
            .Where(text => text.Length > 0));
}
