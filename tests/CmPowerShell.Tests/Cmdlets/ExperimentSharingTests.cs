using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Experiments as legs of a matrix, merged from several machines, and published in git.</summary>
public sealed class ExperimentSharingTests : IDisposable
{
    private const string Line = "-Command sh, '-c', 'echo \"{\\\"t_ms\\\": {{N}}0}\" > cm-output.json; echo {{N}}'";
    private readonly CmSession _session = new("my home's");

    public ExperimentSharingTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_experiment_makes_a_leg_of_each_point_of_its_design()
    {
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1, 2; NOTE = 'it''s \"one\"' }} -Experiment one -MaximumPoint 1 -Order Listed {Line}");

        var matrix = Matrix("Get-CmExperiment one");

        matrix.Keys.Should().HaveCount(2);
        var leg = (MetaMap)matrix.Values.Last();
        (leg.Text("N"), leg.Text("experiment")).Should().Be(("2", "one"));
        ((MetaMap)JsonMeta.Parse(leg.Text("point"), "point")).Map("Env").Text("N").Should().Be("2");
        Matrix("(Get-CmExperiment one).Runs").Should().HaveCount(2);
    }

    [Fact]
    public void The_point_of_a_leg_is_the_same_point_when_it_is_measured()
    {
        TestScripts.Write(Path.Combine(TestScripts.AddScript(_session, "tool", "tool", "\"variations\": { \"a\": {}, \"b\": {} },"), "run.sh"), "true\n");
        var measured = _session.Run("Invoke-CmExperiment tool -Variation @{ kind = 'a', 'b' } -Version 1.0 -Env @{ N = 1, 2 } -Parameter @{ x = 'q', 'r' } -Experiment two -MaximumPoint 1 -Order Listed").Objects<CmExperimentPoint>().Single();

        var leg = (MetaMap)Matrix("Get-CmExperiment two").Values.First();
        var again = _session.Run($"$point = @{{ Variation = @{{ kind = 'a' }}; Version = '1.0'; Env = @{{ N = 1 }}; Parameter = @{{ x = 'q' }} }}; Invoke-CmExperiment tool -Point $point").Objects<CmExperimentPoint>().Single();

        again.PointId.Should().Be(measured.PointId);
        leg.Text("point").Should().Be("""{"Variation": {"kind": "a"}, "Version": "1.0", "Env": {"N": 1}, "Parameter": {"x": "q"}}""");
    }

    [Fact]
    public void An_experiment_without_recorded_points_is_an_error() => _session.Run("New-CmArtifact experiment empty; Get-CmExperiment empty | ConvertTo-CmMatrix").ErrorIds.Should().Equal("ExperimentWithoutPoints");

    [Fact]
    public void The_results_of_legs_become_one_run_and_an_import_can_be_repeated()
    {
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1, 2 }} -Experiment leg-a -Repeat 2 {Line}; Invoke-CmExperiment -Env @{{ N = 3 }} -Experiment leg-b -Repeat 2 {Line}");
        var legs = Path.Combine(_session.Folder, "legs");
        Directory.CreateDirectory(legs);
        foreach (var name in new[] { "leg-a", "leg-b" })
        {
            Directory.Move(Path.Combine(_session.Repositories, "local", "experiment", name), Path.Combine(legs, name));
        }

        _session.Run($"Import-CmExperiment '{legs}'").ErrorIds.Should().Equal("ImportMixed");
        var run = _session.Run($"Import-CmExperiment '{legs}' -Experiment all -Tag merged").Objects<CmExperimentRun>().Single();

        run.Experiment.Should().Be("all");
        run.IsFinished.Should().BeTrue();
        run.Axes.Should().Equal("N");
        var results = _session.Run("Get-CmResult all").Output;
        results.Should().HaveCount(6);
        _session.Run("Get-CmResult all | Where-Object measured_on -ne $null").Output.Should().HaveCount(6);
        Directory.GetFiles(run.Path, "output.txt", SearchOption.AllDirectories).Should().HaveCount(6);
        _session.Run($"Import-CmExperiment '{legs}' -Experiment all").Output.Should().BeEmpty("all results are there");
        _session.Run("(Get-CmExperiment all).Runs.Count").Output.Single().BaseObject.Should().Be(1);
        _session.Run("Get-CmExperiment all | ConvertTo-CmMatrix").ErrorIds.Should().BeEmpty();
    }

    [Fact]
    public void A_broken_leg_is_an_error_and_the_others_are_merged()
    {
        var legs = Path.Combine(_session.Folder, "legs");
        TestScripts.Write(Path.Combine(legs, "a", "2023-04-06.00-36-37.103508", "cm-result.json"), """[ {"uid": "../../../etc", "x": 1}, {"uid": """);
        TestScripts.Write(Path.Combine(legs, "b", "2023-04-06.00-36-37.103509", "cm-result.json"), """[ {"uid": "0123456789abcdef", "x": 2} ]""");

        var ran = _session.Run($"Import-CmExperiment '{legs}' -Experiment all");

        ran.ErrorIds.Should().Equal("MetaFileBroken");
        ran.Objects<CmExperimentRun>().Should().ContainSingle();
        _session.Run("(Get-CmResult all).x").Output.Select(value => value.BaseObject).Should().BeEquivalentTo(new object[] { 1, 2 });
    }

    [Fact]
    public void A_folder_without_results_is_an_error() => _session.Run($"Import-CmExperiment '{_session.Folder}/nowhere' -Experiment x").ErrorIds.Should().Equal("ImportEmpty");

    [Fact]
    public void An_experiment_is_committed_in_a_git_repository_and_again_only_what_is_new()
    {
        var git = Repository();
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1 }} -Experiment one {Line}");

        var first = Publish("one");
        var second = Publish("one");
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1 }} -Experiment local:one {Line}");
        var third = Publish("local:one");

        first.Commit.Should().HaveLength(40);
        (second.Commit, second.Runs.Count).Should().Be(("", 0));
        third.Runs.Should().ContainSingle().And.NotEqual(first.Runs);
        using var repository = new LibGit2Sharp.Repository(git);
        repository.Commits.Select(commit => commit.MessageShort).Should().Equal("Add results of the experiment one", "Add results of the experiment one");
        repository.RetrieveStatus(new LibGit2Sharp.StatusOptions()).Where(entry => entry.FilePath.StartsWith("experiment", StringComparison.Ordinal)).Should().BeEmpty();
        first.Redactions.Should().BeEmpty();
    }

    [Fact]
    public void Names_of_machines_and_secrets_are_redacted_and_listed()
    {
        var git = Repository();
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1; MY_TOKEN = 'abcdefgh12345'; NOTE = 'ghp_{new string('a', 36)}' }} -Experiment one -Command sh, '-c', 'uname -n; printf \"\\0\" > data.bin; echo $HERE' ");

        var published = Publish("one", "-Redact");

        published.Redactions.Select(part => part.Kind).Distinct().Should().Contain([CmRedactionKind.Host, CmRedactionKind.Secret, CmRedactionKind.File]);
        var texts = string.Concat(Directory.GetFiles(Path.Combine(git, "experiment"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        texts.Should().Contain("host-1").And.NotContain("abcdefgh12345").And.NotContain("ghp_").And.NotContain(_session.Home);
        texts.Should().NotMatchRegex($@"""{System.Text.RegularExpressions.Regex.Escape(Environment.MachineName)}""");
        Directory.GetFiles(git, "data.bin", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void What_cannot_be_committed_is_an_error()
    {
        var git = Repository();
        _session.Run($"Invoke-CmExperiment -Env @{{ N = 1 }} -Experiment one {Line}");
        File.WriteAllText(Path.Combine(git, "other.txt"), "");
        using (var repository = new LibGit2Sharp.Repository(git))
        {
            LibGit2Sharp.Commands.Stage(repository, "other.txt");
        }

        _session.Run("Publish-CmExperiment one -Destination results").ErrorIds.Should().Equal("RepositoryHasStaged");
        _session.Run("Publish-CmExperiment one -Destination local").ErrorIds.Should().Equal("RepositoryNotInGit");
        _session.Run("Publish-CmExperiment one -Destination results -WhatIf").Output.Should().BeEmpty();
    }

    private MetaMap Matrix(string input) => (MetaMap)JsonMeta.Parse((string)_session.Run($"{input} | ConvertTo-CmMatrix -As AzurePipelines").Output.Single().BaseObject, "matrix");

    private CmPublishedExperiment Publish(string name, string more = "")
    {
        var ran = _session.Run($"Publish-CmExperiment {name} -Destination results {more}");
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmPublishedExperiment>().Single();
    }

    private string Repository()
    {
        var folder = Path.Combine(_session.Folder, "results");
        _session.Run($"New-CmRepo results -Path '{folder}'");
        LibGit2Sharp.Repository.Init(folder);
        using var repository = new LibGit2Sharp.Repository(folder);
        repository.Config.Set("user.name", "A Tester");
        repository.Config.Set("user.email", "tester@example.com");
        return folder;
    }
}
