using System.Collections.Concurrent;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>The data about all artifacts for rules. Answers are cached; several threads may call it.</summary>
internal sealed class KnownArtifacts(IArtifactIndex index)
{
    private readonly ScriptCatalog _scripts = new(index);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Artifact>> _byTags = new(StringComparer.Ordinal);
    private Lazy<HashSet<string>>? _inputs;
    private Lazy<HashSet<string>>? _spoken;
    private Lazy<HashSet<string>>? _names;

    /// <summary>All artifacts.</summary>
    public IArtifactIndex Index { get; } = index;

    /// <summary>The scripts that plain tags find.</summary>
    /// <param name="tags">Tags with commas, without variations.</param>
    public IReadOnlyList<Artifact> ScriptsWith(string tags) => _byTags.GetOrAdd(tags, text => _scripts.Find(ArtifactName.Any, TagQuery.Parse(text)));

    /// <summary>Whether a script maps an input to a variable, or every script understands it.</summary>
    public bool IsInput(string key) => EngineInputs.Contains(key) || Once(ref _inputs, Inputs).Contains(key);

    /// <summary>Whether the hooks of any script contain a word.</summary>
    public bool IsMentioned(string word) => Once(ref _spoken, Spoken).Contains(word);

    /// <summary>The names that dependencies of any script have.</summary>
    public IReadOnlySet<string> DependencyNames => Once(ref _names, Names);

    private HashSet<string> Inputs() => Metas().SelectMany(MappedIn).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> MappedIn(MetaMap meta) => new[] { meta, ScriptKeys.Docker.In(meta) }
        .Concat(ScriptKeys.Variations.In(meta).Values.OfType<MetaMap>())
        .Concat(ScriptKeys.Versions.In(meta).Values.OfType<MetaMap>())
        .SelectMany(part => ScriptKeys.InputMapping.In(part).Keys);

    private HashSet<string> Spoken() => _scripts.Find(ArtifactName.Any, TagQuery.Any).SelectMany(script => ScriptInputs.ReadIdentifiers(script.Path)).ToHashSet(StringComparer.Ordinal);

    private HashSet<string> Names() => Metas().SelectMany(DeclaredDependencies.In).SelectMany(DeclaredDependencies.GetNames).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<MetaMap> Metas() => _scripts.Find(ArtifactName.Any, TagQuery.Any).Select(GetMeta).OfType<MetaMap>();

    private static MetaMap? GetMeta(Artifact script)
    {
        try
        {
            return script.Meta;
        }
        catch (CmException)
        {
            // Reported by the check of this script itself.
            return null;
        }
    }

    private static HashSet<string> Once(ref Lazy<HashSet<string>>? kept, Func<HashSet<string>> make) =>
        (Volatile.Read(ref kept) ?? Interlocked.CompareExchange(ref kept, new Lazy<HashSet<string>>(make), null) ?? kept!).Value;
}
