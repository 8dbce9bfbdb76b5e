using System.Collections;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Tells how this process' environment has changed since a child process was started or last told.</summary>
internal sealed class EnvironmentFollower
{
    private Dictionary<string, string> _known = Current();

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

    private static Dictionary<string, string> Current() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
