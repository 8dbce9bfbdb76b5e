using System.Collections;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Computes the changes of the environment of a child process since it was started or last updated.</summary>
/// <param name="variable">Reads a variable of this process, or its replacement.</param>
internal sealed class EnvironmentFollower(Func<string, string?> variable)
{
    // Python reads these itself when it downloads.
    private static readonly string[] MayBeSettings = ["https_proxy", "http_proxy", "all_proxy"];

    private static readonly StringComparer Names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private Dictionary<string, string> _known = OfProcess();

    /// <summary>The changes since the last call, as a map with <c>set</c> and <c>unset</c>; null when there are none.</summary>
    public MetaMap? Changes()
    {
        var now = Current();
        if (IsKnown(now))
        {
            return null;
        }

        var set = now.Where(pair => !_known.TryGetValue(pair.Key, out var old) || old != pair.Value).ToList();
        var unset = _known.Keys.Where(name => !now.ContainsKey(name)).ToList();
        _known = now;
        return new MetaMap
        {
            ["set"] = new MetaMap(set.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))),
            ["unset"] = MetaList.OfTexts(unset),
        };
    }

    // Each message to Python asks this, and nearly always nothing has changed.
    private bool IsKnown(Dictionary<string, string> now)
    {
        foreach (var (name, value) in now)
        {
            if (!_known.TryGetValue(name, out var known) || known != value)
            {
                return false;
            }
        }

        return now.Count == _known.Count;
    }

    private Dictionary<string, string> Current()
    {
        var all = OfProcess();
        string? setting = null;
        foreach (var name in MayBeSettings)
        {
            // One setting replaces all of them, so it is read once.
            if (!all.ContainsKey(name) && (setting ??= variable(name) ?? "").Length > 0)
            {
                all[name] = setting;
            }
        }

        return all;
    }

    private static Dictionary<string, string> OfProcess()
    {
        var all = new Dictionary<string, string>(Names);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            all[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return all;
    }
}
