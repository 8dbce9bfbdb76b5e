using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>Merges the variables of several runs: a later value replaces an earlier one, a later list is put in front of it.</summary>
public static class EnvironmentMerge
{
    /// <summary>Adds the variables of a run.</summary>
    /// <param name="env">What runs before it added; changed.</param>
    /// <param name="added">What this one added.</param>
    public static void Into(MetaMap env, MetaMap added)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(added);
        foreach (var (key, value) in added)
        {
            env[key] = ListKey.TryParse(key) is not null && env.Find(key) is { } earlier ? Joined(value, earlier) : value.Clone();
        }
    }

    private static MetaList Joined(MetaValue later, MetaValue earlier)
    {
        var all = Items(later).ToList();
        all.AddRange(Items(earlier).Where(item => !all.Contains(item)));
        return new MetaList(all);
    }

    private static IEnumerable<MetaValue> Items(MetaValue value) => value is MetaList list ? list : [value];
}
