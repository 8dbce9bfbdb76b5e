using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A lock file: what runs of some requests use.</summary>
public sealed class CmLock
{
    private readonly Lockfile _source;

    internal CmLock(string path, Lockfile source) => (Path, _source) = (path, source);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>The names and tags that were requested.</summary>
    public IReadOnlyList<string> Requests => Shown.Texts([.. _source.Requests.Select(request => request.Selection)]);

    /// <summary>The platforms that the file has, such as <c>linux-x64</c>.</summary>
    public IReadOnlyList<string> Platforms => Shown.Texts([.. _source.Platforms.Select(section => section.Platform)]);

    /// <summary>The repositories of all platforms.</summary>
    public IReadOnlyList<CmLockedRepo> Repositories => field ??= [.. _source.Platforms.SelectMany(section => section.Repositories.Select(repository => new CmLockedRepo(section.Platform, repository)))];

    /// <summary>The scripts of all platforms, each with its variations.</summary>
    public IReadOnlyList<CmLockedScript> Scripts => field ??= [.. _source.Platforms.SelectMany(section => section.Scripts.Select(script => new CmLockedScript(section.Platform, script)))];

    /// <summary>Whether the file was edited by hand, so that its digests do not fit.</summary>
    public bool IsEdited => _source.Edited.Count > 0;

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
