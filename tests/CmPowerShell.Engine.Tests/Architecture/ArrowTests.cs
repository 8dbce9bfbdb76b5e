using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using AwesomeAssertions;
using CmPowerShell.Engine.Execution;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md: a room uses only what stands on its own floor or below it.</summary>
public sealed class ArrowTests
{
    private const string Root = "CmPowerShell.Engine";

    /// <summary>The rooms from the bottom to the top.</summary>
    private static readonly string[][] Floors =
    [
        ["Secrets"],
        ["Errors"],
        ["FileSystem"],
        ["Meta"],
        ["Events"],
        ["Hosts", "Processes", "Dialects", "Artifacts", "Repositories", "Formatting"],
        ["Settings"],
        ["Indexing", "Turns"],
        ["Scripts", "Caching", "Hooks", "Runs"],
        ["Execution", "Validation"],
        ["Testing", "Exporting", "Care", "Documentation", "Matrices"],
        ["Classic"],
    ];

    private static readonly ArchUnitNET.Domain.Architecture Engine = new ArchLoader().LoadAssemblies(typeof(ScriptRunner).Assembly).Build();

    [Fact]
    public void Every_room_stands_on_a_floor() =>
        Engine.Types.Select(Room).OfType<string>().Distinct().Should().BeSubsetOf(Floors.SelectMany(floor => floor));

    [Fact]
    public void No_arrow_points_up() =>
        Arrows().Where(arrow => Floor(arrow.From) < Floor(arrow.To)).Select(arrow => arrow.Text).Distinct().Should().BeEmpty();

    [Fact]
    public void The_engine_knows_nothing_of_powershell() =>
        typeof(ScriptRunner).Assembly.GetReferencedAssemblies().Select(name => name.Name)
            .Should().NotContain("System.Management.Automation");

    private static IEnumerable<(string From, string To, string Text)> Arrows() =>
        from type in Engine.Types
        let room = Room(type)
        where room is not null
        from dependency in type.Dependencies
        let target = Room(dependency.Target)
        where target is not null && target != room
        select (room, target, $"{type.FullName} -> {dependency.Target.FullName}");

    private static int Floor(string room) => Array.FindIndex(Floors, floor => floor.Contains(room));

    private static string? Room(IType type)
    {
        var parts = type.Namespace?.FullName.Split('.') ?? [];
        return parts.Length > 2 && string.Join('.', parts[..2]) == Root ? parts[2] : null;
    }
}
