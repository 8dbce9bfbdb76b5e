using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>What a script hands to its caller: the part of its environment or state that its keys name.</summary>
internal static class StateDelta
{
    /// <summary>The entries that the keys select, in the order of the keys.</summary>
    /// <param name="values">The environment or state after the run.</param>
    /// <param name="keys">
    /// <c>new_env_keys</c> or <c>new_state_keys</c>: names, patterns, or <c>&lt;&lt;&lt;NAME&gt;&gt;&gt;</c> for the entry whose name is the value of NAME.
    /// </param>
    public static MetaMap Select(MetaMap values, IEnumerable<string> keys)
    {
        var delta = new MetaMap();
        foreach (var key in keys)
        {
            if (values.Find(key) is { } value && !KeyPattern.IsPattern(key))
            {
                delta[key] = value;
                continue;
            }

            foreach (var name in Names(values, key))
            {
                delta[name] = values[name];
            }
        }

        return delta;
    }

    private static IEnumerable<string> Names(MetaMap values, string key) => KeyPattern.IsPattern(key)
        ? KeyPattern.Select(key, values.Keys)
        : Placeholders.NamesIn(new MetaText(key)).Select(name => values.Text(name)).Where(values.ContainsKey);
}
