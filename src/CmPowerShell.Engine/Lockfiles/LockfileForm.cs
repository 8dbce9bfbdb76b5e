using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>The form of a lock file: JSON with a stable order, so that a change of one script changes the lines of that script only.</summary>
internal static class LockfileForm
{
    /// <summary>The name of the published schema.</summary>
    public const string Schema = "lock.schema.json";

    /// <summary>The content of the file, with line feeds and one at the end.</summary>
    public static string ToText(Lockfile lockfile) => JsonMeta.Write(ToMeta(lockfile), sortKeys: false) + "\n";

    /// <summary>The file as a value.</summary>
    public static MetaMap ToMeta(Lockfile lockfile) => new()
    {
        ["$schema"] = Schema,
        ["format"] = Lockfile.Format,
        ["requests"] = new MetaMap(lockfile.Requests.Select(request => KeyValuePair.Create(request.Id, (MetaValue)request.ToMeta()))),
        ["platforms"] = new MetaMap(lockfile.Platforms.Select(section => KeyValuePair.Create(section.Platform, (MetaValue)WithDigest(ToMeta(section))))),
    };

    /// <summary>The digest of a section without its digest.</summary>
    public static string DigestOf(MetaMap section) => Digests.OfText(JsonMeta.WriteLine(new MetaMap(section.Where(pair => pair.Key != "digest")), sortKeys: true));

    private static MetaMap WithDigest(MetaMap section)
    {
        section["digest"] = DigestOf(section);
        return section;
    }

    private static MetaMap ToMeta(LockedPlatform section) => new()
    {
        ["roots"] = Texts(section.Roots.OrderBy(root => root.Key, StringComparer.Ordinal)),
        ["repositories"] = new MetaMap(section.Repositories.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, (MetaValue)ToMeta(one)))),
        ["scripts"] = new MetaMap(section.Scripts.OrderBy(script => script.Id, StringComparer.Ordinal).Select(script => KeyValuePair.Create(script.Id, (MetaValue)ToMeta(script)))),
    };

    private static MetaMap ToMeta(LockedRepository repository) => Given(
        ("alias", repository.Alias), ("uid", repository.Uid), ("url", repository.Url), ("commit", repository.Commit), ("changes", repository.Changes), ("program", repository.Program));

    private static MetaMap ToMeta(LockedScript script)
    {
        var map = Given(("alias", script.Alias), ("uid", script.Uid), ("tags", script.Tags));
        map["repositories"] = MetaList.OfTexts(script.Repositories);
        map["recipe"] = new MetaMap { ["digest"] = script.Recipe.Digest, ["files"] = Texts(script.Recipe.Files.OrderBy(file => file.Key, StringComparer.Ordinal)) };
        if (script.Variations.Count > 0)
        {
            map["variations"] = MetaList.OfTexts(script.Variations);
        }

        if (script.Versions.Count > 0)
        {
            map["versions"] = Texts(script.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }

        if (script.Download is { } download)
        {
            map["download"] = Given(("url", download.Url), ("checksum", download.Checksum));
        }

        if (script.Result is { } result)
        {
            map["result"] = ToMeta(result);
        }

        if (script.Dependencies.Count > 0)
        {
            map["dependencies"] = MetaList.OfTexts(script.Dependencies);
        }

        return map;
    }

    private static MetaMap ToMeta(LockedResult result)
    {
        var map = Given(("version", result.Version), ("entry", result.Entry), ("digest", result.Digest));
        if (result.Tools.Count > 0)
        {
            map["tools"] = Texts(result.Tools.OrderBy(tool => tool.Key, StringComparer.Ordinal));
        }

        if (result.Downloads.Count > 0)
        {
            map["downloads"] = Texts(result.Downloads.OrderBy(file => file.Key, StringComparer.Ordinal));
        }

        return map;
    }

    private static MetaMap Texts(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value)));

    private static MetaMap Given(params (string Key, string Text)[] texts) =>
        new(texts.Where(pair => pair.Text.Length > 0).Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Text)));
}
