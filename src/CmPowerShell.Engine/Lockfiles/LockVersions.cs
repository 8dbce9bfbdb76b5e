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
        var several = section.Scripts.Select(script => (Script: script, Version: VersionOf(script))).Where(pair => pair.Version.Length > 0)
            .GroupBy(pair => pair.Script.Uid).Where(group => group.Select(pair => pair.Version).Distinct().Count() > 1)
            .Select(group => $"{Name(group.First().Script)}: {string.Join("; ", group.DistinctBy(pair => pair.Version).Select(pair => $"{pair.Version} ({Chain(section, pair.Script)})"))}")
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
