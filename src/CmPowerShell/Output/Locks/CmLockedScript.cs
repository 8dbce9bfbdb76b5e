using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A script in a lock file, with the tags and variations with which it runs.</summary>
public sealed class CmLockedScript
{
    private readonly LockedScript _source;

    internal CmLockedScript(string platform, LockedScript source) => (Platform, _source) = (Shown.Text(platform), source);

    /// <summary>The platform.</summary>
    public string Platform { get; }

    /// <summary>The id in the file: the alias and digits.</summary>
    public string Id => Shown.Text(_source.Id);

    /// <summary>The alias.</summary>
    public string Name => Shown.Text(_source.Alias.Length > 0 ? _source.Alias : _source.Uid);

    /// <summary>The uid.</summary>
    public string Uid => Shown.Text(_source.Uid);

    /// <summary>The requested tags.</summary>
    public IReadOnlyList<string> AskedTags => Shown.Texts(_source.Tags.Split(',', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The variations in the order in which they apply, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Shown.Texts(_source.Variations);

    /// <summary>The version constraints, such as <c>version_min=3.8</c>.</summary>
    public IReadOnlyList<string> Versions => Shown.Texts([.. _source.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")]);

    /// <summary>The SHA-256 of all files of the script.</summary>
    public string RecipeDigest => Shown.Text(_source.Recipe.Digest);

    /// <summary>The address of the file that it downloads; empty if its meta declares none.</summary>
    public string DownloadUrl => Shown.Text(_source.Download?.Url ?? "");

    /// <summary>The checksum of that file; empty without one.</summary>
    public string DownloadChecksum => Shown.Text(_source.Download?.Checksum ?? "");

    /// <summary>The version that a run found or made; empty without one, and in a lock of a plan.</summary>
    public string ResultVersion => Shown.Text(_source.Result?.Version ?? "");

    /// <summary>The uid of the cache entry that a run used; empty without one, and in a lock of a plan.</summary>
    public string ResultEntry => Shown.Text(_source.Result?.Entry ?? "");

    /// <summary>The ids of the scripts that it depends on, in the order of the calls.</summary>
    public IReadOnlyList<string> Dependencies => Shown.Texts(_source.Dependencies);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
