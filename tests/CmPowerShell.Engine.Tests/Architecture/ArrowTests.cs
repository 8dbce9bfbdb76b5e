using AwesomeAssertions;
using CmPowerShell.Engine.Execution;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md: a room uses only the rooms below it, and no two folders use each other.</summary>
public sealed class ArrowTests
{
    private const string Root = "CmPowerShell.Engine";

    /// <summary>The rooms from the bottom to the top; the types of the root are the topmost. Rooms on one level do not use each other.</summary>
    private static readonly string[][] Levels =
    [
        ["Processes", "Secrets"],
        ["Errors"],
        ["Events", "Meta", "Naming"],
        ["Dialects", "Formatting"],
        ["Hosts", "Repositories", "Runs"],
        ["Artifacts", "Settings", "Turns"],
        ["Hooks", "Indexing"],
        ["Scripts"],
        ["Caching", "Documentation", "Validation"],
        ["Execution"],
        ["Care", "Exporting", "Testing"],
        ["Classic", "Matrices"],
        [""],
    ];

    /// <summary>Rooms whose folders still use each other in a circle.</summary>
    private static readonly string[] Knotted = ["Classic"];

    private static readonly string Engine = typeof(ScriptRunner).Assembly.Location;

    private static readonly IReadOnlyList<TypeArrow> Arrows = [.. CompiledTypes.ArrowsOf(Engine).Where(arrow => IsOurs(arrow.From) && IsOurs(arrow.To))];

    private static readonly IReadOnlyDictionary<string, string> Moving = Placements.Rooms.ToDictionary(pair => pair.Key.FullName!, pair => pair.Value);

    [Fact]
    public void Every_room_has_one_level() => CompiledTypes.NamesOf(Engine).Where(IsOurs).Select(type => Room(type, 1)).Distinct()
        .Should().BeEquivalentTo(Levels.SelectMany(level => level));

    [Fact]
    public void A_room_uses_only_rooms_below_it() => Arrows
        .Where(arrow => Room(arrow.From, 1) != Room(arrow.To, 1) && Level(arrow.From) <= Level(arrow.To))
        .Select(arrow => $"{arrow.From} -> {arrow.To}")
        .Should().BeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_folders_use_each_other_in_a_circle(int depth) => ArrowCycles
        .Of(Arrows.Select(arrow => (Room(arrow.From, depth), Room(arrow.To, depth))).Where(arrow => depth == 1 || !IsKnotted(arrow)))
        .Should().BeEmpty();

    [Fact]
    public void No_folder_lies_deeper_than_the_circles_are_looked_for() =>
        CompiledTypes.NamesOf(Engine).Where(IsOurs).Select(type => Room(type, int.MaxValue).Split('.').Length).Max().Should().BeLessThanOrEqualTo(4);

    [Fact]
    public void The_engine_knows_nothing_of_powershell() =>
        typeof(ScriptRunner).Assembly.GetReferencedAssemblies().Select(name => name.Name)
            .Should().NotContain("System.Management.Automation");

    [Fact]
    public void The_runner_of_scripts_is_named_only_by_what_starts_runs() => Arrows
        .Where(arrow => arrow.To == typeof(ScriptRunner).FullName && Level(arrow.From) <= Level(arrow.To))
        .Select(arrow => arrow.From.Split('.')[^1])
        .Should().BeEquivalentTo("ScriptPlanner");

    private static bool IsKnotted((string From, string To) arrow) => Knotted.Any(room => IsIn(arrow.From, room) && IsIn(arrow.To, room));

    private static bool IsIn(string folder, string room) => folder == room || folder.StartsWith(room + ".", StringComparison.Ordinal);

    private static int Level(string type) => Array.FindIndex(Levels, level => level.Contains(Room(type, 1)));

    private static bool IsOurs(string type) => type.StartsWith(Root + ".", StringComparison.Ordinal);

    /// <summary>The folder of a type below the root, as far down as asked.</summary>
    private static string Room(string type, int depth) =>
        string.Join('.', (Moving.TryGetValue(type, out var room) ? room : TypeArrow.NamespaceOf(type)[Root.Length..].TrimStart('.')).Split('.').Take(depth));
}
