namespace CmPowerShell.TestSupport;

/// <summary>The rooms of an assembly, which are the folders below its root namespace, and the arrows among them.</summary>
/// <param name="path">Full path of the assembly.</param>
/// <param name="root">The root namespace; its own types are the room with the empty name.</param>
/// <param name="levels">The rooms from the bottom to the top. Rooms on one level do not use each other.</param>
public sealed class RoomOrder(string path, string root, params string[][] levels)
{
    private readonly Lazy<IReadOnlyList<string>> _types = new(() => [.. CompiledTypes.NamesOf(path).Where(type => type.StartsWith(root + ".", StringComparison.Ordinal))]);

    private readonly Lazy<IReadOnlyList<TypeArrow>> _arrows = new(() => [.. CompiledTypes.ArrowsOf(path)
        .Where(arrow => arrow.From.StartsWith(root + ".", StringComparison.Ordinal) && arrow.To.StartsWith(root + ".", StringComparison.Ordinal))]);

    /// <summary>The rooms that are listed and missing, twice listed, or there and not listed.</summary>
    public IEnumerable<string> Misplaced => levels.SelectMany(level => level).GroupBy(room => room).Where(group => group.Count() > 1).Select(group => group.Key)
        .Concat(levels.SelectMany(level => level).Except(Rooms))
        .Concat(Rooms.Except(levels.SelectMany(level => level)));

    /// <summary>The arrows from a room to one that is not below it.</summary>
    public IEnumerable<string> UpwardArrows => _arrows.Value
        .Where(arrow => GetRoom(arrow.From, 1) != GetRoom(arrow.To, 1) && GetLevel(arrow.From) <= GetLevel(arrow.To))
        .Select(arrow => $"{arrow.From} -> {arrow.To}");

    /// <summary>The circles among folders, at each depth at which there are folders.</summary>
    public IEnumerable<string> Circles => Enumerable.Range(1, _types.Value.Max(type => GetRoom(type, int.MaxValue).Split('.').Length))
        .SelectMany(depth => ArrowCycles.Of(_arrows.Value.Select(arrow => (GetRoom(arrow.From, depth), GetRoom(arrow.To, depth)))))
        .Distinct();

    /// <summary>The types of this assembly from which arrows lead to a type.</summary>
    public IEnumerable<string> GetUsers(string type) => _arrows.Value.Where(arrow => arrow.To == type).Select(arrow => arrow.From);

    /// <summary>The other rooms from which arrows lead to a room.</summary>
    public IEnumerable<string> GetRoomsThatUse(string room) => _arrows.Value.Where(arrow => GetRoom(arrow.To, 1) == room && GetRoom(arrow.From, 1) != room).Select(arrow => GetRoom(arrow.From, 1)).Distinct();

    /// <summary>Whether the room of one type lies above that of another one.</summary>
    public bool IsAbove(string type, string other) => GetLevel(type) > GetLevel(other);

    private IEnumerable<string> Rooms => _types.Value.Select(type => GetRoom(type, 1)).Distinct();

    private int GetLevel(string type) => Array.FindIndex(levels, level => level.Contains(GetRoom(type, 1)));

    /// <summary>The folder of a type below the root, as far down as the depth says.</summary>
    private string GetRoom(string type, int depth) =>
        string.Join('.', TypeArrow.NamespaceOf(type)[root.Length..].TrimStart('.').Split('.').Take(depth));
}
