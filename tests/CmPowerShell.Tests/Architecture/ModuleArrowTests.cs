using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Architecture;

/// <summary>The arrows inside of the module and of the program, as <c>ArrowTests</c> holds those of the engine.</summary>
public sealed class ModuleArrowTests
{
    // The root namespace of the module has what scripts see: output types and exceptions.
    private static readonly RoomOrder Module = new(
        typeof(CmArtifact).Assembly.Location,
        "CmPowerShell",
        ["Loading", "Values"],
        [""],
        ["Errors", "Hooks"],
        ["Sessions"],
        ["Search"],
        ["Binding", "Completion"],
        ["Hosting", "Jobs"],
        ["Cmdlets"]);

    private static readonly RoomOrder Program = new(
        Path.Combine(AppContext.BaseDirectory, "cm.dll"),
        "CmPowerShell.Cli",
        ["Output"],
        ["Input"],
        ["PowerShellHost"],
        [""]);

    private static readonly Dictionary<string, RoomOrder> Assemblies = new() { ["module"] = Module, ["program"] = Program };

    public static TheoryData<string> Names => [.. Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_room_has_one_level(string assembly) => Assemblies[assembly].Misplaced.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_uses_only_rooms_below_it(string assembly) => Assemblies[assembly].UpwardArrows.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void No_folders_use_each_other_in_a_circle(string assembly) => Assemblies[assembly].Circles.Should().BeEmpty();
}
