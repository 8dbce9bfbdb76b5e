using System.Globalization;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>The state that the user trusted when a repository was installed, updated or registered by name.</summary>
/// <param name="Commit">The commit, 40 hex digits; empty if it was not cloned with git.</param>
/// <param name="IsPinned">Whether the repository is pinned to it.</param>
/// <param name="Url">The address of its source, without user and password; empty if it is unknown.</param>
/// <param name="On">When.</param>
public sealed record TrustedCommit(string Commit, bool IsPinned, string Url, DateTimeOffset On)
{
    /// <summary>The id of the root directory of the commit, 40 hex digits, by which files are compared with it; empty where that is not known.</summary>
    internal string Tree { get; init; } = "";

    /// <summary>The commit that is recorded.</summary>
    internal static TrustedCommit FromMeta(MetaMap map) => new(
        map.Text("commit"),
        map.Flag("pinned"),
        map.Text("url"),
        DateTimeOffset.TryParse(map.Text("on"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var on) ? on : DateTimeOffset.MinValue)
    { Tree = map.Text("tree") };

    /// <summary>The record of it.</summary>
    internal MetaMap ToMeta() => new()
    {
        ["commit"] = Commit,
        ["tree"] = Tree,
        ["pinned"] = IsPinned,
        ["url"] = Url,
        ["on"] = On.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
    };
}
