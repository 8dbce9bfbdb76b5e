using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>The files from which a script makes its result, each with a digest. <see cref="RecipeFiles"/> defines which files these are.</summary>
/// <param name="Files">The digest of each file, by its path below the folder of the script with <c>/</c> between the names.</param>
public sealed record Recipe(IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Files that were not there before the run: it left them in the folder of its script, so they do not belong to the recipe.</summary>
    public IReadOnlyList<string> LeftByRun { get; init; } = [];

    /// <summary>The digest of the whole.</summary>
    public string Digest => Digests.OfText(string.Concat(Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value} {file.Key}\n")));

    /// <summary>Describes the difference to the current recipe, such as <c>run.sh was changed</c>; null if there is none.</summary>
    /// <param name="now">The recipe now.</param>
    public string? Difference(Recipe now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (HasSameFiles(now))
        {
            return null;
        }

        var changes = Files.Where(file => now.Files.TryGetValue(file.Key, out var digest) && digest != file.Value).Select(file => $"{file.Key} was changed")
            .Concat(Files.Keys.Where(name => !now.Files.ContainsKey(name)).Select(name => $"{name} was removed"))
            .Concat(now.Files.Keys.Where(name => !Files.ContainsKey(name) && !LeftByRun.Contains(name)).Select(name => $"{name} was added"))
            .Order(StringComparer.Ordinal)
            .ToList();
        return changes.Count > 0 ? string.Join(", ", changes) : null;
    }

    // Each cached run compares the recipes of all its dependencies, and nearly always they are the same.
    private bool HasSameFiles(Recipe now)
    {
        foreach (var (name, digest) in Files)
        {
            if (!now.Files.TryGetValue(name, out var current) || current != digest)
            {
                return false;
            }
        }

        return Files.Count == now.Files.Count;
    }

    /// <summary>Combines the recipe before a run with the files that the run left in its folder.</summary>
    /// <param name="afterwards">The recipe after the run.</param>
    public Recipe WithLeftOvers(Recipe afterwards)
    {
        ArgumentNullException.ThrowIfNull(afterwards);
        return this with { LeftByRun = afterwards.Files.Keys.Where(name => !Files.ContainsKey(name)).Order(StringComparer.Ordinal).ToList() };
    }

    /// <summary>The recipe as a record holds it.</summary>
    public MetaMap ToMeta() => new()
    {
        ["digest"] = Digest,
        ["files"] = new MetaMap(Files.Select(file => KeyValuePair.Create(file.Key, (MetaValue)file.Value))),
        ["left_by_run"] = MetaList.OfTexts(LeftByRun),
    };

    /// <summary>The recipe that a record holds.</summary>
    public static Recipe FromMeta(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var files = map.Map("files").ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return new(files) { LeftByRun = map.List("left_by_run").Select(name => name.ToString()).ToList() };
    }
}
