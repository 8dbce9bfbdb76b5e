using System.Text.RegularExpressions;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>
/// Keeps secrets and full paths of a machine out of a lock file. A value that is one or holds one is replaced with <c>{ "$omitted": "secret" }</c> or <c>path</c>; a path in tags
/// with <c>&lt;path&gt;</c>. A plan of the file has other texts in their places.
/// </summary>
internal static partial class LockedText
{
    private const string Key = "$omitted";
    private const string SecretKind = "secret";
    private const string FullPath = "path";
    private const string PathInTag = "<path>";
    private const string AnyPath = "/omitted";
    private const string AnySecret = "cm-omitted-secret";

    /// <summary>What the file holds for a secret.</summary>
    public static MetaMap Secret => Marker(SecretKind);

    /// <summary>The values that the file holds for given ones.</summary>
    public static MetaMap Omit(MetaMap given) => new(given.Select(pair => KeyValuePair.Create(pair.Key, Omit(pair.Key, pair.Value))));

    /// <summary>Tags without full paths, also such as are the values of variations.</summary>
    public static string OmitPaths(string tags) => PathOfTag().Replace(tags, match => match.Groups["before"].Value + PathInTag);

    /// <summary>Whether a value is not in the file.</summary>
    public static bool IsOmitted(MetaValue? value) => value is MetaMap { Count: 1 } map && map.ContainsKey(Key);

    /// <summary>Whether a path of a tag is not in the file.</summary>
    public static bool HasOmittedPath(string tag) => tag.Contains(PathInTag, StringComparison.Ordinal);

    /// <summary>The values for a plan of the file.</summary>
    public static MetaMap Fill(MetaMap locked) => new(locked.Select(pair => KeyValuePair.Create(pair.Key, Fill(pair.Value))));

    /// <summary>The tags for a plan of the file.</summary>
    public static string FillPaths(string tags) => tags.Replace(PathInTag, AnyPath, StringComparison.Ordinal);

    /// <summary>A text in the place of a secret.</summary>
    public static MetaText FillSecret() => new(AnySecret);

    /// <summary>A value as an error shows it.</summary>
    public static string Show(MetaValue? value) => value is null ? "not given" : IsOmitted(value) ? $"a {((MetaMap)value).Text(Key)} that is not in the file" : $"'{KnownSecrets.Masked(value.ToString())}'";

    private static MetaValue Omit(string name, MetaValue value) => value switch
    {
        MetaMap map => Omit(map),
        MetaList list when list.Any(item => item is MetaText && !ReferenceEquals(Omit(name, item), item)) => Marker(list.Any(item => SecretValues.IsSecret(name, item.ToString())) ? SecretKind : FullPath),
        MetaList list => new MetaList(list.Select(item => Omit(name, item))),
        MetaText text when SecretValues.IsSecret(name, text.Value) => Secret,
        MetaText text when HasPath(text) => Marker(FullPath),
        _ => value,
    };

    // The part of an address behind its scheme reads as a path.
    private static bool HasPath(MetaText text) => !RepositoryUrl.IsRemote(text.Value) && (PathTexts.In(text).Any() || PathOfTag().IsMatch(text.Value));

    private static MetaValue Fill(MetaValue value) => value switch
    {
        MetaMap map when IsOmitted(map) => map.Text(Key) == SecretKind ? FillSecret() : new MetaText(AnyPath),
        MetaMap map => Fill(map),
        MetaList list => new MetaList(list.Select(Fill)),
        _ => value,
    };

    private static MetaMap Marker(string kind) => new() { [Key] = kind };

    // Not the slashes of an address.
    [GeneratedRegex(@"(?<before>^|[.=:;,\s])(/(?![/,\s]|$)[^,\s]*|[A-Za-z]:[\\/](?!/)[^,\s]*|\\\\[^,\s]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PathOfTag();
}
