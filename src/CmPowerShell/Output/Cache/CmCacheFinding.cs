using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A problem or an unusable entry in the cache.</summary>
public sealed class CmCacheFinding
{
    private readonly CacheFinding _source;

    internal CmCacheFinding(CacheFinding source, CmCacheEntry? entry) => (_source, Entry) = (source, entry);

    /// <summary>Its severity.</summary>
    public CmFindingSeverity Severity => (CmFindingSeverity)(int)_source.Severity;

    /// <summary>The id of the rule, such as <c>script-gone</c>.</summary>
    public string Rule => _source.Rule;

    /// <summary>The entry; null if its meta cannot be read, or if the finding is not about an entry.</summary>
    public CmCacheEntry? Entry { get; }

    /// <summary>The script that made the entry: its alias, or its uid when it is no longer there; may be empty.</summary>
    public string Script => Entry?.Script ?? "";

    /// <summary>Full path of the folder.</summary>
    public string Path => Shown.Text(_source.Path);

    /// <summary>The problem, in a full sentence.</summary>
    public string Message => Shown.Text(_source.Message);

    /// <summary>A suggestion, in a full sentence.</summary>
    public string Suggestion => Shown.Text(_source.Suggestion);

    /// <summary>The form <c>path: severity: message (rule)</c>.</summary>
    public override string ToString() => $"{Path}: {Severity.ToString().ToLowerInvariant()}: {Message} ({Rule})";
}
