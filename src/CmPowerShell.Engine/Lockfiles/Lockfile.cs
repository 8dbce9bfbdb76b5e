using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>What runs of some requests use: for each platform the repositories with their commits, and the scripts with the digests of their recipes.</summary>
/// <param name="Requests">What was requested, in the order of their ids.</param>
/// <param name="Platforms">What was planned for it, in the order of the platforms.</param>
public sealed record Lockfile(IReadOnlyList<LockedRequest> Requests, IReadOnlyList<LockedPlatform> Platforms)
{
    /// <summary>The number of the form that this program reads and writes.</summary>
    public const int Format = 1;

    /// <summary>The usual name of the file.</summary>
    public const string DefaultName = "cm.lock.json";

    /// <summary>The parts that were edited by hand: their content does not have the digest that the file holds for them.</summary>
    public IReadOnlyList<string> Edited { get; init; } = [];

    /// <summary>What was planned for a platform; null if the file does not have it.</summary>
    /// <param name="platform">The platform, such as <c>linux-x64</c>.</param>
    public LockedPlatform? Find(string platform) => Platforms.FirstOrDefault(section => section.Platform == platform);

    /// <summary>The content of the file.</summary>
    public string Text => LockfileForm.ToText(this);

    /// <summary>Puts new requests and their plans for one platform in the place of the old ones. Of other platforms, what these requests need remains.</summary>
    /// <param name="requests">All requests.</param>
    /// <param name="section">Their plans.</param>
    public Lockfile With(IReadOnlyList<LockedRequest> requests, LockedPlatform section)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(section);
        var ids = requests.Select(request => request.Id).ToHashSet(StringComparer.Ordinal);
        var others = Platforms.Where(other => other.Platform != section.Platform).Select(other => other.Only(ids)).Where(other => other.Roots.Count > 0);
        return new Lockfile(
            [.. requests.DistinctBy(request => request.Id).OrderBy(request => request.Id, StringComparer.Ordinal)],
            [.. others.Append(section).OrderBy(one => one.Platform, StringComparer.Ordinal)]);
    }

    /// <summary>The file as a value.</summary>
    internal MetaMap ToMeta() => LockfileForm.ToMeta(this);
}
