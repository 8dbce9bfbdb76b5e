using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Documents;

/// <summary>Meta that was read from a YAML file, a JSON file or both.</summary>
public sealed class LoadedMeta
{
    private LoadedMeta(MetaMap value, IReadOnlyList<MetaSource> sources) => (Value, Sources) = (value, sources);

    /// <summary>The pairs of all files; where both have a key, the value of the JSON file counts. Shares its values with the sources.</summary>
    public MetaMap Value { get; }

    /// <summary>The files that were there: YAML first.</summary>
    public IReadOnlyList<MetaSource> Sources { get; }

    /// <summary>Gets the position of a key of the top level, or the last file if the key does not exist.</summary>
    /// <param name="key">The key.</param>
    public SourceLocation GetLocation(string key)
    {
        var source = Sources.LastOrDefault(candidate => Map(candidate).ContainsKey(key)) ?? Sources[^1];
        var position = Map(source).KeyPosition(key);
        return new SourceLocation(source.Path, position.Line, position.Column);
    }

    /// <summary>Puts the files together as Python's <c>dict.update</c> does: a key that is there keeps its place and takes the later value.</summary>
    internal static LoadedMeta Merge(IReadOnlyList<MetaSource> sources)
    {
        var value = sources.Count == 1 ? Map(sources[0]) : Map(sources[0]).Clone();
        foreach (var source in sources.Skip(1))
        {
            foreach (var (key, later) in Map(source))
            {
                value.Set(key, later, Map(source).KeyPosition(key));
            }
        }

        return new LoadedMeta(value, sources);
    }

    private static MetaMap Map(MetaSource source) => (MetaMap)source.Document.Value;
}
