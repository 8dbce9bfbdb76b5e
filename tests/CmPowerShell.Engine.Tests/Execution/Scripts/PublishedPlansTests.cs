using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Plans of a published repository, and those that the reference made of it.</summary>
public sealed class PublishedPlansTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("cm-plans-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("empty_env")]
    [InlineData("seed_env")]
    public void Every_script_calls_what_the_reference_calls(string environment)
    {
        var records = Records();
        var env = environment == "empty_env" ? [] : records[0].Map("seed_env");
        using var engine = Open();
        var planner = new ScriptPlanner(engine.Runner);

        foreach (var record in records.Skip(1))
        {
            var expected = record.Find(environment) as MetaMap ?? record.Map("empty_env");
            var plan = planner.Plan(Request(record.Text("uid"), env), Operation.Silent);

            plan.Calls.Select(Line).Should().Equal(expected.List("nodes").OfType<MetaList>().Select(Line), "this is the plan of {0}", record.Text("script"));
        }
    }

    [Fact]
    public void The_plan_that_was_too_long_for_the_recording_is_made_too()
    {
        Records();
        using var engine = Open();

        new ScriptPlanner(engine.Runner).Plan(Request("app-mlperf-inference-intel", []), Operation.Silent).Calls.Should().HaveCountGreaterThan(1000);
    }

    private static RunRequest Request(string name, MetaMap env) => new() { Automation = WellKnownNames.Script, Name = ArtifactName.Parse(name), Env = env };

    // The order of tags that changes by name have added is left to chance by the reference.
    private static string Line(PlanNode node) => Line(node.Depth.ToString(System.Globalization.CultureInfo.InvariantCulture), node.Script.Alias, node.AskedTags, node.Variations);

    private static string Line(MetaList node) => Line(node[0].ToString(), node[1].ToString(), node[2].ToString(), node[3].ToString());

    private static string Line(string depth, string alias, string tags, string variations) => $"{depth} {alias} {Sorted(tags)} {Sorted(variations)}";

    private static string Sorted(string tags) => string.Join(',', tags.Split(',').Order(StringComparer.Ordinal));

    private CmEngine Open()
    {
        var repository = SharedData.Find("conformance/meta/mlcommons@cm4mlops")!;
        File.WriteAllText(Path.Combine(_home, "repos.json"), JsonMeta.Write(MetaList.OfTexts([repository])));
        return ClassicEngine.Open(new CmEngineOptions { HomePath = _home, ModulePath = null });
    }

    private static List<MetaMap> Records()
    {
        var file = SharedData.Find("conformance/plans/cm4mlops-default.jsonl");
        Assert.SkipWhen(file is null, "The recorded plans are not beside this checkout.");
        return File.ReadLines(file!).Select(line => (MetaMap)JsonMeta.Parse(line, file!)).ToList();
    }
}
