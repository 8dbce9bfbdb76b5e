using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The workflows of GitHub Actions and Azure Pipelines that build this project.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Systems = ["ubuntu-latest", "windows-latest", "macos-latest"];
    private static readonly string[] Shells = ["7.4", "7.5", "7.6"];
    private static readonly string GitHub = Path.Combine(Checkout.Root, ".github", "workflows", "build.yml");
    private static readonly string Azure = Path.Combine(Checkout.Root, "azure-pipelines.yml");

    [Fact]
    public void GitHub_tests_on_each_system_and_in_each_PowerShell()
    {
        var jobs = MetaFile.LoadMap(GitHub).Map("jobs");

        Matrix(jobs.Map("test")).Texts("os").Should().Equal(Systems);
        Matrix(jobs.Map("powershell")).Texts("os").Should().Equal(Systems);
        Matrix(jobs.Map("powershell")).Texts("powershell").Should().Equal(Shells);
    }

    [Fact]
    public void Azure_tests_on_each_system_and_in_each_PowerShell()
    {
        var stages = MetaFile.LoadMap(Azure).List("stages").OfType<MetaMap>().Select(stage => (MetaMap)stage.List("jobs")[0]).Select(Matrix).ToList();

        Legs(stages[0]).Select(leg => leg.Text("image").ToLowerInvariant()).Should().BeEquivalentTo(Systems);
        Legs(stages[^1]).Select(leg => (leg.Text("image").ToLowerInvariant(), leg.Text("powershell")))
            .Should().BeEquivalentTo(Systems.SelectMany(_ => Shells, (system, shell) => (system, shell)));
    }

    [Fact]
    public void Every_project_and_script_that_they_name_exists()
    {
        var named = new[] { GitHub, Azure }.SelectMany(file => Source().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct().ToList();

        named.Should().Contain(["tests/check-module.ps1", "src/CmPowerShell", "CmPowerShell.sln"]);
        named.Should().AllSatisfy(path => Path.Exists(Path.Combine(Checkout.Root, path)).Should().BeTrue(path));
    }

    private static MetaMap Matrix(MetaMap job) => job.Map("strategy").Map("matrix");

    private static IEnumerable<MetaMap> Legs(MetaMap matrix) => matrix.Select(leg => (MetaMap)leg.Value);

    [GeneratedRegex(@"(?<![\w/.\\-])(?:(?:src|tests|tools)/[\w/.-]*\w|[\w.]+\.sln)(?![\w/])")]
    private static partial Regex Source();
}
