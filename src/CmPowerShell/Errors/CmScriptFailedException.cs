using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A script of a repository, or one of its hooks, failed.</summary>
public sealed class CmScriptFailedException : CmCommandException
{
    internal CmScriptFailedException(CmException source)
        : base(source)
    {
    }

    /// <summary>The exit code of the native script; null where none ended with an error.</summary>
    public int? ExitCode => Error.NativeExitCode;

    /// <summary>The last lines that it printed; empty where it printed none.</summary>
    public IReadOnlyList<string> LastLines => Error.LastLines;
}
