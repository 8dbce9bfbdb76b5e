using System.Collections;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Computes the changes of the environment of a child process since it was started or last updated.</summary>
/// <param name="variable">Reads a variable of this process, or its replacement.</param>
internal sealed class EnvironmentFollower(Func<string, string?> variable)
{
    // Python reads these itself when it downloads.
    private static readonly string[] MayBeSettings = ["https_proxy", "http_proxy", "all_proxy"];

    private Dictionary<string, string> _known = OfProcess();

    /// <summary>The changes since the last call, as a map with <c>set</c> and <c>unset</c>; null when there are none.</summary>
    public MetaMap? Changes()
    {
        var now = Current();
        var set = now.Where(pair => !_known.TryGetValue(pair.Key, out var old) || old != pair.Value).ToList();
        var unset = _known.Keys.Where(name => !now.ContainsKey(name)).ToList();
        _known = now;
        return set.Count + unset.Count == 0
            ? null
            : new MetaMap
            {
                ["set"] = new MetaMap(set.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))),
                ["unset"] = MetaList.OfTexts(unset),
            };
    }

    private Dictionary<string, string> Current()
    {
        var all = OfProcess();
        foreach (var name in MayBeSettings.Where(name => !all.ContainsKey(name)))
        {
            if (variable(name) is { Length: > 0 } value)
            {
                all[name] = value;
            }
        }

        return all;
    }

    private static Dictionary<string, string> OfProcess() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
