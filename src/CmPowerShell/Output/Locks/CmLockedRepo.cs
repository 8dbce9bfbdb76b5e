using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A repository in a lock file.</summary>
public sealed class CmLockedRepo
{
    private readonly LockedRepository _source;

    internal CmLockedRepo(string platform, LockedRepository source) => (Platform, _source) = (Shown.Text(platform), source);

    /// <summary>The platform.</summary>
    public string Platform { get; }

    /// <summary>The alias.</summary>
    public string Alias => Shown.Text(_source.Alias);

    /// <summary>The uid; empty if it has none.</summary>
    public string Uid => Shown.Text(_source.Uid);

    /// <summary>The address of its host; empty if there is none.</summary>
    public string Url => Shown.Text(_source.Url);

    /// <summary>The commit; empty for one without git.</summary>
    public string Commit => Shown.Text(_source.Commit);

    /// <summary>Whether files differed from the commit.</summary>
    public bool IsChanged => _source.Changes.Length > 0;

    /// <summary>Alias and uid.</summary>
    public override string ToString() => Shown.Text(_source.ToString());
}
