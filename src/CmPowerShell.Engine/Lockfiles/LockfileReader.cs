using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Reads the values of a lock file. A value of another kind, a missing key and an unknown key are errors with their position.</summary>
/// <param name="file">Full path of the file.</param>
internal sealed class LockfileReader(string file)
{
    private readonly List<string> _edited = [];

    /// <summary>The lock that the file holds.</summary>
    /// <exception cref="CmException"><c>LockFileBroken</c>, <c>LockFileNewer</c>.</exception>
    public Lockfile Read(MetaValue content)
    {
        var map = content as MetaMap ?? throw Broken(content.Position, "it holds no map");
        RequireFormat(map);
        Allow(map, "$schema", "format", "requests", "platforms");
        var requests = Map(map, "requests").Select(pair => Request(pair.Key, As<MetaMap>(pair.Value, pair.Key))).OrderBy(request => request.Id, StringComparer.Ordinal).ToList();
        var platforms = Map(map, "platforms").Select(pair => Platform(pair.Key, As<MetaMap>(pair.Value, pair.Key))).OrderBy(one => one.Platform, StringComparer.Ordinal).ToList();
        return new Lockfile(requests, platforms) { Edited = _edited };
    }

    private void RequireFormat(MetaMap map)
    {
        var format = map.Find("format") ?? throw Broken(map.Position, "the key 'format' is missing");
        if (format is not MetaInteger { Value: var number })
        {
            throw Broken(format.Position, "'format' is not a number");
        }

        if (number != Lockfile.Format)
        {
            throw LockErrors.Newer(At(format.Position), number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private LockedRequest Request(string id, MetaMap map)
    {
        Allow(map, "script", "automation", "tags", "inputs", "env", "secret_env", "const", "state", "const_state");
        var request = new LockedRequest
        {
            Script = Text(map, "script"),
            Automation = Text(map, "automation"),
            Tags = Texts(map, "tags"),
            Inputs = Map(map, "inputs"),
            Env = Map(map, "env"),
            SecretEnv = Texts(map, "secret_env"),
            Const = Map(map, "const"),
            State = Map(map, "state"),
            ConstState = Map(map, "const_state"),
        };
        if (request.Id != id)
        {
            _edited.Add($"the request '{request.Selection}'");
        }

        return request;
    }

    private LockedPlatform Platform(string name, MetaMap map)
    {
        Allow(map, "roots", "repositories", "scripts", "digest");
        if (Text(map, "digest") != LockfileForm.DigestOf(map))
        {
            _edited.Add($"the section '{name}'");
        }

        var scripts = Map(map, "scripts").Select(pair => (Key: pair.Key, Script: Script(As<MetaMap>(pair.Value, pair.Key)), pair.Value.Position)).OrderBy(pair => pair.Script.Id, StringComparer.Ordinal).ToList();
        if (scripts.GroupBy(pair => pair.Script.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Broken(twice.Last().Position, $"two scripts have the id '{twice.Key}'");
        }

        var section = new LockedPlatform(name, TextMap(map, "roots"), Map(map, "repositories").Select(pair => Repository(As<MetaMap>(pair.Value, pair.Key))).OrderBy(one => one.Key, StringComparer.Ordinal).ToList(), [.. scripts.Select(pair => pair.Script)]);
        RequireReferences(section, map);
        return section;
    }

    // An id is made of the content, so it changes when a variation is edited.
    private void RequireReferences(LockedPlatform section, MetaMap map)
    {
        foreach (var (key, root) in section.Roots.Where(root => section.Find(root.Value) is null))
        {
            throw Broken(Map(map, "roots").KeyPosition(key), $"there is no script '{root}'");
        }

        foreach (var (id, entry) in Map(map, "scripts"))
        {
            foreach (var missing in ((MetaMap)entry).List("dependencies").Where(item => section.Find(item.ToString()) is null))
            {
                throw Broken(missing.Position, $"'{id}' depends on '{missing}', which is not in the section '{section.Platform}'");
            }
        }
    }

    private LockedRepository Repository(MetaMap map)
    {
        Allow(map, "alias", "uid", "url", "commit", "changes", "program");
        return new LockedRepository(Text(map, "alias"), Text(map, "uid"))
        {
            Url = Text(map, "url"),
            Commit = Text(map, "commit"),
            Changes = Text(map, "changes"),
            Program = Text(map, "program"),
        };
    }

    private LockedScript Script(MetaMap map)
    {
        Allow(map, "alias", "uid", "tags", "repositories", "recipe", "variations", "versions", "download", "result", "dependencies");
        var recipe = As<MetaMap>(map.Find("recipe") ?? throw Broken(map.Position, "the key 'recipe' is missing"), "recipe");
        Allow(recipe, "digest", "files");
        var download = map.Find("download") is { } value ? As<MetaMap>(value, "download") : null;
        return new LockedScript(Text(map, "alias"), Text(map, "uid"), Text(map, "tags"), Texts(map, "variations"), TextMap(map, "versions"))
        {
            Repositories = Texts(map, "repositories"),
            Recipe = new LockedRecipe(Text(recipe, "digest"), TextMap(recipe, "files")),
            Dependencies = Texts(map, "dependencies"),
            Download = download is null ? null : new LockedDownload(Text(download, "url"), Text(download, "checksum")),
            Result = map.Find("result") is { } result ? Result(As<MetaMap>(result, "result")) : null,
        };
    }

    private LockedResult Result(MetaMap map)
    {
        Allow(map, "version", "entry", "digest", "tools", "downloads");
        return new LockedResult(Text(map, "version"), Text(map, "entry"), Text(map, "digest")) { Tools = TextMap(map, "tools"), Downloads = TextMap(map, "downloads") };
    }

    private void Allow(MetaMap map, params string[] keys)
    {
        foreach (var key in map.Keys.Where(key => !keys.Contains(key)))
        {
            throw Broken(map.KeyPosition(key), $"the key '{ShownText.OneLine(key)}' is unknown");
        }
    }

    private MetaMap Map(MetaMap map, string key) => map.Find(key) is { } value ? As<MetaMap>(value, key) : [];

    private string Text(MetaMap map, string key) => map.Find(key) is { } value ? As<MetaText>(value, key).Value : "";

    private List<string> Texts(MetaMap map, string key) => map.Find(key) is { } value ? [.. As<MetaList>(value, key).Select(item => As<MetaText>(item, key).Value)] : [];

    private Dictionary<string, string> TextMap(MetaMap map, string key) =>
        Map(map, key).ToDictionary(pair => pair.Key, pair => As<MetaText>(pair.Value, pair.Key).Value, StringComparer.Ordinal);

    private T As<T>(MetaValue value, string key)
        where T : MetaValue => value as T ?? throw Broken(value.Position, $"'{ShownText.OneLine(key)}' is not {(typeof(T) == typeof(MetaMap) ? "a map" : typeof(T) == typeof(MetaList) ? "a list" : "a text")}");

    private SourceLocation At(SourcePosition position) => position.IsKnown ? new SourceLocation(file, position.Line, position.Column) : new SourceLocation(file, 1, 1);

    private CmException Broken(SourcePosition position, string why) => LockErrors.Broken(At(position), why + ".");
}
