using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md: a room uses only the rooms below it, and no two folders use each other.</summary>
public sealed class ArrowTests
{
    private static readonly RoomOrder Meta = new(
        typeof(MetaMap).Assembly.Location,
        "CmPowerShell.Meta",
        ["Secrets"],
        ["Errors"],
        ["Values"],
        ["FileSystem"],
        ["Json"],
        ["Yaml"],
        ["Documents"],
        ["Editing"]);

    private static readonly RoomOrder Engine = new(
        typeof(ScriptRunner).Assembly.Location,
        "CmPowerShell.Engine",
        ["Events"],
        ["Naming"],
        ["Formatting", "Platform"],
        ["History", "Repositories"],
        ["Artifacts", "Locking", "Settings"],
        ["Index"],
        ["Scripts"],
        ["Cache", "Hooks", "Validation"],
        ["Execution"],
        ["Lockfiles", "Reports", "Testing"],
        ["Experiments", "Health"],
        [""]);

    private static readonly RoomOrder Classic = new(
        typeof(ClassicEngine).Assembly.Location,
        "CmPowerShell.Classic",
        ["Grammar"],
        ["Contracts"],
        ["Modules"],
        ["Automations"],
        ["Completion", "Help"],
        ["Actions"],
        ["Dispatch"],
        ["Mlcflow"],
        [""]);

    private static readonly Dictionary<string, RoomOrder> Assemblies = new() { ["Meta"] = Meta, ["Engine"] = Engine, ["Classic"] = Classic };

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

    [Fact]
    public void The_engine_knows_nothing_of_powershell() => References(typeof(ScriptRunner)).Should().NotContain("System.Management.Automation");

    [Fact]
    public void The_engine_does_not_know_its_command_line() => References(typeof(ScriptRunner)).Should().NotContain("CmPowerShell.Classic");

    [Fact]
    public void The_command_line_knows_nothing_of_powershell() => References(typeof(ClassicEngine)).Should().NotContain("System.Management.Automation");

    [Fact]
    public void Reading_meta_needs_no_engine() =>
        References(typeof(MetaMap)).Should().NotContain(name => name!.StartsWith("CmPowerShell.", StringComparison.Ordinal));

    [Fact]
    public void The_runner_of_scripts_is_named_only_by_what_starts_runs() => Engine.GetUsers(typeof(ScriptRunner).FullName!)
        .Where(user => !Engine.IsAbove(user, typeof(ScriptRunner).FullName!))
        .Select(user => user.Split('.')[^1])
        .Should().BeEquivalentTo("ScriptPlanner");

    [Fact]
    public void Only_the_engine_itself_uses_lock_files() => Engine.GetRoomsThatUse("Lockfiles").Should().BeEquivalentTo("");

    private static IEnumerable<string?> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(name => name.Name);
}
