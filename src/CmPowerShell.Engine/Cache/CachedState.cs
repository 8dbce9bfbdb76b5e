using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>The content of <c>cm-cached-state.json</c> of an entry: the result that a hit restores.</summary>
/// <param name="NewEnv">The changes of the script to the environment.</param>
/// <param name="NewState">Its changes to the state.</param>
/// <param name="Deps">The dependencies as the meta declared them.</param>
/// <param name="Version">The version, in the later generation; null when there is none.</param>
public sealed record CachedState(MetaMap NewEnv, MetaMap NewState, MetaValue Deps, string? Version = null)
{
    /// <summary>The name of the file in the layout of cmind.</summary>
    public const string FileName = "cm-cached-state.json";

    /// <summary>The state of an entry's file.</summary>
    /// <param name="map">The content of the file.</param>
    public static CachedState FromMeta(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var version = map.Text("version");
        return new(map.Map("new_env"), map.Map("new_state"), map.Find("deps") ?? new MetaList(), version.Length > 0 ? version : null);
    }

    /// <summary>The new content of the file. The key <c>version</c> is written only if the generation has it.</summary>
    public MetaMap ToMeta()
    {
        var map = new MetaMap { ["deps"] = Deps, ["new_env"] = NewEnv, ["new_state"] = NewState };
        if (Version is not null)
        {
            map["version"] = Version;
        }

        return map;
    }
}
