using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A difference between a lock file and what would be used now.</summary>
public sealed class CmLockDifference
{
    private readonly LockDifference _source;

    internal CmLockDifference(string path, LockDifference source) => (Path, _source) = (path, source);

    /// <summary>The kind, such as <c>recipe-changed</c>.</summary>
    public string Rule => _source.Rule;

    /// <summary>The script, repository or input that differs.</summary>
    public string Subject => Shown.Text(_source.Subject);

    /// <summary>The locked value; empty if there is none.</summary>
    public string Was => Shown.Text(_source.Was);

    /// <summary>The current value; empty if there is none.</summary>
    public string Now => Shown.Text(_source.Now);

    /// <summary>The difference in a full sentence.</summary>
    public string Message => Shown.Text(_source.Message);

    /// <summary>The command that corrects it, in a full sentence.</summary>
    public string Suggestion => Shown.Text(_source.Mend);

    /// <summary>Full path of the lock file.</summary>
    public string Path { get; }

    /// <summary>The form <c>path: message (rule)</c>.</summary>
    public override string ToString() => $"{Path}: {Message} ({Rule})";
}
