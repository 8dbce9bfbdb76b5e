using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Health;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>What the checks of an installation find and repair.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public DoctorTests() => _home.Home.EnsureCreated();

    public void Dispose() => _home.Dispose();

    private string At(string name) => Path.Combine(_home.Home.RepositoriesPath, name);

    [Fact]
    public void A_good_home_has_no_finding_but_good_ones() =>
        Examine().Should().NotBeEmpty().And.OnlyContain(finding => finding.State == HealthState.Good);

    [Fact]
    public void What_an_interrupted_clone_left_is_removed()
    {
        Directory.CreateDirectory(Path.Combine(At("team@half"), ".git"));

        Repaired("team@half").State.Should().Be(HealthState.Warning);

        Directory.Exists(At("team@half")).Should().BeFalse();
    }

    [Fact]
    public void A_repository_that_is_not_registered_is_registered()
    {
        Directory.CreateDirectory(At("team@found"));
        File.WriteAllText(Path.Combine(At("team@found"), "cmr.yaml"), "alias: team@found\nuid: 00000000000000fa\n");

        Repaired("team@found");

        _home.Registry.Find(ObjectName.Parse("team@found")).Should().ContainSingle();
    }

    [Fact]
    public void A_repository_whose_folder_is_gone_is_unregistered()
    {
        var folder = _home.Source().Path;
        _home.Install(new RepositoryInstallRequest { Url = folder });
        Directory.Move(folder, folder + " gone");

        Repaired(Path.GetFileName(folder)).State.Should().Be(HealthState.Broken);

        _home.Registered().Should().BeEmpty();
    }

    [Fact]
    public void A_folder_with_files_that_is_no_repository_is_left_with_advice()
    {
        Directory.CreateDirectory(At("team@notes"));
        File.WriteAllText(Path.Combine(At("team@notes"), "mine.txt"), "mine");

        var finding = Named("team@notes");

        finding.CanRepair.Should().BeFalse();
        finding.ClassicHint.Should().Contain("cm rm repo team@notes --all");
    }

    [Fact]
    public void A_repository_whose_git_data_is_broken_is_found()
    {
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = _home.Source().Path, Copies = true });
        File.Delete(Path.Combine(At("octoml@cm-mlops"), ".git", "HEAD"));

        var finding = Named("octoml@cm-mlops");

        finding.State.Should().Be(HealthState.Broken);
        finding.CanRepair.Should().BeTrue();
    }

    [Fact]
    public void A_broken_repository_comes_again_from_where_it_came_and_at_its_pin()
    {
        var source = _home.Source("someone/fork");
        source.Write("two", "2").Commit("Two");
        var pin = source.Head;
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = source.Path, Checkout = pin });
        source.Write("three", "3").Commit("Three");
        File.Delete(Path.Combine(At("octoml@cm-mlops"), ".git", "HEAD"));

        Repaired("octoml@cm-mlops");

        File.Exists(Path.Combine(At("octoml@cm-mlops"), "two")).Should().BeTrue();
        File.Exists(Path.Combine(At("octoml@cm-mlops"), "three")).Should().BeFalse();
    }

    [Fact]
    public void A_repository_with_a_damaged_file_is_found_and_replaced()
    {
        var source = _home.Source("someone/fork");
        source.Write("two", "2").Commit("Two");
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = new Uri(source.Path).AbsoluteUri });
        foreach (var file in Directory.EnumerateFiles(Path.Combine(At("octoml@cm-mlops"), ".git", "objects"), "*", SearchOption.AllDirectories).ToList())
        {
            // A clone of a folder shares its files by links.
            File.Delete(file);
            File.WriteAllText(file, "");
        }

        FluentActions.Invoking(() => _home.Update("octoml@cm-mlops")).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryBroken");
        _home.Installer.UnsavedIn(ObjectName.Parse("octoml@cm-mlops")).IsNone.Should().BeTrue();
        Repaired("octoml@cm-mlops").State.Should().Be(HealthState.Broken);

        Examine().Should().OnlyContain(finding => finding.State == HealthState.Good);
    }

    [Fact]
    public void A_file_in_the_place_of_a_repository_is_named_and_moved_with_force()
    {
        var source = _home.Source("someone/fork");
        File.WriteAllText(At("octoml@cm-mlops"), "mine");

        Named("octoml@cm-mlops").Message.Should().Contain("is a file");
        _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = source.Path, Copies = true }).Id.Should().Be("RepositoryExists");
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = source.Path, Copies = true, Replaces = true });

        Directory.EnumerateFiles(Path.Combine(_home.Home.OwnPath, "replaced")).Should().ContainSingle();
    }

    [Fact]
    public void A_broken_repository_stays_where_it_is_while_its_host_is_away()
    {
        var source = _home.Source("someone/fork");
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = source.Path, Copies = true });
        File.Delete(Path.Combine(At("octoml@cm-mlops"), ".git", "HEAD"));
        File.WriteAllText(Path.Combine(At("octoml@cm-mlops"), "mine.txt"), "mine");
        Directory.Move(source.Path, source.Path + " away");

        FluentActions.Invoking(() => Repaired("octoml@cm-mlops")).Should().Throw<CmException>();

        File.Exists(Path.Combine(At("octoml@cm-mlops"), "mine.txt")).Should().BeTrue();
        Named("octoml@cm-mlops").CanRepair.Should().BeTrue();
        Directory.Move(source.Path + " away", source.Path);
        Repaired("octoml@cm-mlops");
        Examine().Should().OnlyContain(finding => finding.State == HealthState.Good);
    }

    [Fact]
    public void What_a_killed_program_left_is_removed()
    {
        Directory.CreateDirectory(At(".cm-new-000000000000"));
        Directory.SetLastWriteTimeUtc(At(".cm-new-000000000000"), DateTime.UtcNow.AddHours(-1));

        Repaired(".cm-new-000000000000");

        Directory.Exists(At(".cm-new-000000000000")).Should().BeFalse();
    }

    [Theory]
    [InlineData(HealthArea.Python)]
    [InlineData(HealthArea.Git)]
    [InlineData(HealthArea.PowerShell)]
    [InlineData(HealthArea.Cache)]
    public void Each_part_is_checked(HealthArea area) => Doctor.Examine(Context(), area).Should().NotBeEmpty().And.OnlyContain(finding => finding.Area == area && finding.Message.EndsWith('.'));

    private HealthContext Context() => new(
        _home.Home, CmConfiguration.Open(_home.Home.Path, _home.Scratch.At("settings.json"), _home.Environment.GetValueOrDefault), _home.Registry, _home.Installer,
        new ArtifactIndex(_home.Registry, null), new Operation(_home.Sink, NoInteraction.Instance, CancellationToken.None));

    private List<HealthFinding> Examine() => Doctor.Examine(Context(), HealthArea.Home, HealthArea.Repositories).ToList();

    private HealthFinding Named(string name) => Examine().Single(finding => finding.State != HealthState.Good && Path.GetFileName(finding.Subject) == name);

    private HealthFinding Repaired(string name)
    {
        var finding = Named(name);
        Doctor.Repair(finding, Operation.Silent);
        return finding;
    }
}
