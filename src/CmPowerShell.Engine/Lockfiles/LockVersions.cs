using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Requires that a section of a lock has one version of each script.</summary>
internal static class LockVersions
{
    /// <summary>Requires it.</summary>
    /// <exception cref="CmException">Id <c>VersionsDiffer</c>: a script has two versions, each of which is named with the chain of scripts that requests it.</exception>
    public static void RequireUnique(LockedPlatform section)
    {
        ArgumentNullException.ThrowIfNull(section);
        RequireUnique(section.Scripts.Select(script => new UsedVersion(script.Uid, Name(script), VersionOf(script), Chain(section, script))));
    }

    /// <summary>Requires it of what a run used.</summary>
    /// <exception cref="CmException">Id <c>VersionsDiffer</c>.</exception>
    public static void RequireUnique(IEnumerable<UsedVersion> used)
    {
        var several = used.Where(one => one.Version.Length > 0)
            .GroupBy(one => one.Uid).Where(group => group.Select(one => one.Version).Distinct().Count() > 1)
            .Select(group => $"{group.First().Name}: {string.Join("; ", group.DistinctBy(one => one.Version).Select(one => $"{one.Version} ({one.Chain})"))}")
            .ToList();
        if (several.Count > 0)
        {
            throw new CmException(new CmError("VersionsDiffer", ReturnCode.Failed, CmErrorCategory.InvalidData, $"One version of each dependency is demanded, and there are several of {string.Join(". ", several)}.")
            {
                Hint = "Request one version for all of them, for example with -Dependency @{ NAME = @{ version = '…' } }.",
                ClassicHint = "Request one version for all of them, for example with --adr.NAME.version=….",
                Target = several[0],
            });
        }
    }

    // A version that a run detected, or else what is required of it.
    private static string VersionOf(LockedScript script) => script.Result is { Version.Length: > 0 } result ? result.Version
        : string.Join(", ", script.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    private static string Chain(LockedPlatform section, LockedScript script)
    {
        var chains = new Queue<IReadOnlyList<LockedScript>>(section.Roots.Values.Distinct().Select(section.Find).OfType<LockedScript>().Select(root => new[] { root }));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (chains.TryDequeue(out var chain))
        {
            if (chain[^1].Id == script.Id)
            {
                return string.Join(" > ", chain.Select(Name));
            }

            foreach (var next in chain[^1].Dependencies.Where(seen.Add).Select(section.Find).OfType<LockedScript>())
            {
                chains.Enqueue([.. chain, next]);
            }
        }

        return Name(script);
    }

    private static string Name(LockedScript script) => script.Alias.Length > 0 ? script.Alias : script.Uid;
}

/// <summary>A version of a script.</summary>
/// <param name="Uid">The uid of the script.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version; empty if there is none.</param>
/// <param name="Chain">The scripts that request it, from the first to it.</param>
internal sealed record UsedVersion(string Uid, string Name, string Version, string Chain);
