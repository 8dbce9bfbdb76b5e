using CmPowerShell.Engine.Cache.Records;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A script of a plan, with the tags, variations and versions with which it runs.</summary>
/// <param name="Alias">Its alias; empty if it has none.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="Tags">The requested tags, without full paths.</param>
/// <param name="Variations">The variations in the order in which they apply, without the leading <c>_</c>.</param>
/// <param name="Versions">The version constraints, by the names of their inputs.</param>
public sealed record LockedScript(string Alias, string Uid, string Tags, IReadOnlyList<string> Variations, IReadOnlyDictionary<string, string> Versions)
{
    private const int DigitsInId = 10;

    /// <summary>The alias and ten digits of the digest of script, tags, variations and versions, so that a change of one script does not change the ids of others.</summary>
    public string Id => field ??= $"{(Alias.Length > 0 ? Alias : Uid)}-{Digests.OfText(string.Join('\n', IdParts()))[..DigitsInId]}";

    /// <summary>The keys of its repository and of those from which its meta is inherited; the first one is that of the script.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>The files from which it works, with the first digits of their digests.</summary>
    public required LockedRecipe Recipe { get; init; }

    /// <summary>The ids of the scripts that it depends on, in the order of the calls.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The file that it downloads; null if its meta declares none.</summary>
    public LockedDownload? Download { get; init; }

    /// <summary>What a run made or found with it; null in a lock that was made of a plan, and for a script that did not run.</summary>
    public LockedResult? Result { get; init; }

    /// <summary>Alias and uid.</summary>
    public override string ToString() => string.Join(',', new[] { Alias, Uid }.Where(part => part.Length > 0));

    private IEnumerable<string> IdParts() => [Uid, Tags, .. Variations.Select(name => "_" + name), .. Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")];
}
