using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>.</c> refers to the current folder: as automation, as artifact and as repository.</summary>
public sealed class DotReferenceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("cm's dots");
    private readonly CmEngine _engine;

    public DotReferenceTests()
    {
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home") });
        foreach (var command in new[]
        {
            "init repo garden --prefix=plots", "init repo yard", "add automation garden:plant", "add plant garden:rose", "add plant garden:fern", "add plant yard:fern",
        })
        {
            Call(_scratch.At("home"), command).Error.Should().BeNull();
        }
    }

    public void Dispose()
    {
        _engine.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("find .", "plots/plant/rose", "rose")]
    [InlineData("find plant .", "plots/plant/rose", "rose")]
    [InlineData("find . *", "plots/plant/rose", "fern rose")]
    [InlineData("find .", "plots/plant", "fern rose")]
    [InlineData("find .", "plots", "fern plant rose")]
    [InlineData("find .", "", "fern plant rose")]
    [InlineData("find plant .", "", "fern rose")]
    [InlineData("find plant .:fern", "", "fern")]
    public void A_dot_is_the_artifact_the_automation_or_the_repository(string command, string folder, string found) =>
        string.Join(' ', Call(In(folder), command).Result.List("list").Cast<MetaMap>().Select(item => item.Map("meta").Text("alias")).Order(StringComparer.Ordinal)).Should().Be(found);

    [Fact]
    public void What_is_made_or_moved_by_a_dot_stays_in_the_current_repository()
    {
        Call(In("plots/plant/rose"), "add . thorn").Result.Text("path").Should().Be(In("plots/plant/thorn"));
        Call(In("plots/plant/thorn"), "mv . . brier").Code.Should().Be(0);

        Directory.Exists(In("plots/plant/brier")).Should().BeTrue();
    }

    [Fact]
    public void A_dot_names_the_repository_to_the_actions_for_repositories() =>
        Call(In("plots"), "where repo .").Result.List("list").Cast<MetaMap>().Should().ContainSingle().Which.Map("meta").Text("alias").Should().Be("garden");

    [Fact]
    public void A_dot_makes_the_current_folder_a_repository()
    {
        var folder = Directory.CreateDirectory(_scratch.At("meadow")).FullName;

        Call(folder, "init repo .").Result.Map("meta").Text("alias").Should().Be("meadow");
    }

    [Theory]
    [InlineData("find .", 4)]
    [InlineData("find plant .", 16)]
    [InlineData("find plant .:rose", 16)]
    public void A_dot_that_stands_for_nothing_is_an_error(string command, int code)
    {
        var outcome = Call(Directory.CreateDirectory(_scratch.At("nowhere")).FullName, command);

        ((int)outcome.Code).Should().Be(code);
        outcome.Error!.Id.Should().Be("NotInRepository");
    }

    [Fact]
    public void A_repository_that_is_not_registered_is_said_to_be_so()
    {
        Call(In(""), "rm repo garden -f").Error.Should().BeNull();

        Call(In("plots/plant/rose"), "load . .").Error!.Text.Should().Contain("not registered").And.Contain("cm import repo");
    }

    private string In(string folder) => Path.Combine(_scratch.At("home"), "repos", "garden", folder.Replace('/', Path.DirectorySeparatorChar)).TrimEnd(Path.DirectorySeparatorChar);

    private ActionOutcome Call(string here, string command) =>
        _engine.ClassicActions().Execute(command.Split(' '), new Operation(NullEventSink.Instance, NoInteraction.Instance, CancellationToken.None) { WorkDirectory = here });
}
