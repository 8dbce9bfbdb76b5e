using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Cache.Sharing;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Sharing;

/// <summary>
/// What a result is made from beyond its request, in a form that is the same on all machines where it is equal: the variables that the script reads, the state, and the results of its dependencies,
/// with names in the place of the folders of this machine. Platform, recipe, variations, version and inputs are part of the key of the request.
/// </summary>
internal sealed partial class SharedSources
{
    private const string Form = "shared result 2";
    private readonly RunServices _services;
    private readonly ScriptExecution _scope;
    private readonly List<string> _lines = [];
    private readonly List<ICacheEntry> _entries = [];
    private readonly List<Artifact> _scripts = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly PlaceNames _names;

    /// <summary>Collects the sources of a run whose dependencies have run.</summary>
    public SharedSources(RunServices services, ScriptExecution scope)
    {
        (_services, _scope) = (services, scope);
        _scripts.Add(scope.Script);
        var repositories = services.Repositories().DistinctBy(NameOf).Select(repository => new SharedPlace(SharedFolders.OfRepository(NameOf(repository)), repository.Path));
        IReadOnlyList<SharedPlace> places = [new(SharedFolders.Home, services.Home.Path), .. repositories];
        _names = new PlaceNames(places, [scope.WorkDirectory, scope.Request.WorkDirectory]);
        foreach (var dependency in scope.Dependencies)
        {
            Add(dependency);
        }

        Folders = [.. places, .. _entries.Select((entry, position) => new SharedPlace(SharedFolders.OfDependency(position), entry.Directory))];
    }

    /// <summary>The folders to which the result can lead.</summary>
    public IReadOnlyList<SharedPlace> Folders { get; }

    /// <summary>The paths in the results of the dependencies.</summary>
    public IReadOnlySet<string> KnownPaths => _known;

    /// <summary>The script and those of its dependencies at any depth.</summary>
    public IReadOnlyList<Artifact> Scripts() => _scripts;

    /// <summary>A text with names in the place of the folders of this machine.</summary>
    public string WithoutPlaces(string text) => _names.Apply(text);

    /// <summary>The digest of what is no part of the key of the request: the variables that the script reads, the state, and the results of the dependencies.</summary>
    public string GetDigest()
    {
        IEnumerable<string> own =
        [
            Form,
            .. ReadNow().Select(name => $"variable {name}={Write(_scope.Env[name])}"),
            $"state {Digests.OfText(Write(_scope.State))}",
        ];
        return Digests.OfText(string.Join('\n', own.Concat(_lines)));
    }

    private static string NameOf(CmPowerShell.Engine.Repositories.Repository repository) => repository.Uid.Length > 0 ? repository.Uid : repository.Alias;

    // The variables that the meta reads, and those that a file of the script names.
    private IEnumerable<string> ReadNow()
    {
        var declared = ReadVariables.Collect(_scope.Resolved);
        var words = _scope.Env.Count == 0 ? [] : Words(_scope.Script.Path);
        return _scope.Env.Keys
            .Where(name => declared.Contains(name) || (words.Contains(name) && ReadVariables.MayCount(name, _scope.Variables)))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static HashSet<string> Words(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => RecipeFiles.Belongs(file.Name) && file.Exists && file.Length is > 0 and <= HookIdentifiers.Largest)
        .SelectMany(file => Word().Matches(RegularFile.ReadAllText(file.FullName)).Select(match => match.Value))
        .ToHashSet(StringComparer.Ordinal);

    private void Add(RunResult dependency)
    {
        if (dependency.CacheEntry is { } artifact && _services.Cache.FindByUid(artifact.Uid) is { } entry)
        {
            AddPaths(dependency.NewEnv);
            Add(entry);
            return;
        }

        _scripts.Add(dependency.Script);
        _lines.Add($"dependency {dependency.Script.Uid} {RecipeFiles.Read(dependency.Script).Digest} {string.Join(',', dependency.Variations)} {dependency.Version}");
        foreach (var inner in dependency.Dependencies)
        {
            Add(inner);
        }
    }

    private void Add(ICacheEntry entry)
    {
        var position = _entries.FindIndex(known => known.Uid == entry.Uid);
        if (position >= 0)
        {
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"dependency {position}"));
            return;
        }

        _entries.Add(entry);
        var (record, state) = (entry.TryReadRecord(), entry.ReadState());
        var script = record?.Script.Uid ?? "";
        if (record is not null && _services.Catalog.Find(ArtifactName.Parse(script), TagQuery.Any, default) is [var found, ..])
        {
            _scripts.Add(found);
        }

        _lines.Add($"dependency {_entries.Count - 1} {script} {record?.Recipe.Digest} {string.Join(',', record?.Variations ?? [])} {record?.Version} {Write(GivenTo(record))} {Digests.OfText(Write(state.ToMeta()))}");
        foreach (var needed in record?.Dependencies ?? [])
        {
            if (needed.Entry.Length > 0 && _services.Cache.FindByUid(needed.Entry) is { } inner)
            {
                Add(inner);
            }
            else
            {
                _lines.Add($"dependency {needed.Script.Uid} {(needed.Entry.Length > 0 ? "" : needed.Key)}");
            }
        }
    }

    // The user may have run a dependency before, with inputs that this run does not request.
    private static MetaMap GivenTo(CacheRecord? record) => record is null ? [] : new MetaMap(record.Inputs
        .Where(input => input.Value is { IsGiven: true, IsSecret: false })
        .Select(input => KeyValuePair.Create(input.Key, (MetaValue)input.Value.Value)));

    private void AddPaths(MetaMap env) => _known.UnionWith(env.Values.SelectMany(PathTexts.In));

    private string Write(MetaValue value) => JsonMeta.WriteLine(_names.Apply(value), sortKeys: true);

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
