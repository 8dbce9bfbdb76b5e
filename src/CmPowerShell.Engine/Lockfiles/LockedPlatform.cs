namespace CmPowerShell.Engine.Lockfiles;

/// <summary>What runs use on one platform.</summary>
/// <param name="Platform">Operating system and processor, such as <c>linux-x64</c>.</param>
/// <param name="Roots">The id of the script that each request selects, by the id of the request.</param>
/// <param name="Repositories">The repositories of the scripts, in the order of their names.</param>
/// <param name="Scripts">The scripts, in the order of their ids.</param>
public sealed record LockedPlatform(
    string Platform, IReadOnlyDictionary<string, string> Roots, IReadOnlyList<LockedRepository> Repositories, IReadOnlyList<LockedScript> Scripts)
{
    /// <summary>The script with an id; null if there is none.</summary>
    public LockedScript? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The SHA-256 of the files that hooks downloaded, by their addresses; not those that were different for two scripts.</summary>
    public IReadOnlyDictionary<string, string> Downloads => Scripts.SelectMany(script => (IEnumerable<KeyValuePair<string, string>>?)script.Result?.Downloads ?? []).GroupBy(file => file.Key, file => file.Value, StringComparer.Ordinal)
        .Where(files => files.Distinct().Count() == 1).ToDictionary(files => files.Key, files => files.First(), StringComparer.Ordinal);

    /// <summary>The script and all that it depends on, each once.</summary>
    /// <param name="root">The id of the script.</param>
    public IReadOnlyList<LockedScript> Reach(string root)
    {
        var reached = new Dictionary<string, LockedScript>(StringComparer.Ordinal);
        var open = new Stack<string>([root]);
        while (open.TryPop(out var id))
        {
            if (Find(id) is { } script && reached.TryAdd(id, script))
            {
                script.Dependencies.Reverse().ToList().ForEach(open.Push);
            }
        }

        return [.. reached.Values];
    }

    /// <summary>What some of the requests use.</summary>
    /// <param name="requests">The ids of the requests.</param>
    public LockedPlatform Only(IReadOnlySet<string> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var roots = Roots.Where(root => requests.Contains(root.Key)).ToDictionary(root => root.Key, root => root.Value, StringComparer.Ordinal);
        var used = roots.Values.SelectMany(Reach).Select(script => script.Id).ToHashSet(StringComparer.Ordinal);
        var scripts = Scripts.Where(script => used.Contains(script.Id)).ToList();
        var repositories = scripts.SelectMany(script => script.Repositories).ToHashSet(StringComparer.Ordinal);
        return new LockedPlatform(Platform, roots, [.. Repositories.Where(repository => repositories.Contains(repository.Key))], scripts);
    }

    private Dictionary<string, LockedScript> ById => field ??= Scripts.ToDictionary(script => script.Id, StringComparer.Ordinal);
}
