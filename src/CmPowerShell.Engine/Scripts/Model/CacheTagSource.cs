namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A variable whose value becomes tags of the cache entry.</summary>
/// <param name="section">An entry of <c>extra_cache_tags_from_env</c>.</param>
internal sealed class CacheTagSource(MetaSection section)
{
    /// <summary>The name of the variable.</summary>
    public string Variable { get; } = section.Read(ScriptKeys.CacheTagVariable);

    /// <summary>The prefix of each part of the value.</summary>
    public string Prefix { get; } = section.Read(ScriptKeys.CacheTagPrefix);
}
