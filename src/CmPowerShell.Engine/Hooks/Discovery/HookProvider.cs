using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Hooks.Discovery;

/// <summary>
/// Finds the hooks of a script by their file: <c>customize.py</c>, else <c>customize.ps1</c>. Where both are there, Python's are taken, for they are what
/// published repositories are tried with; PowerShell's only where there is no Python.
/// </summary>
/// <param name="session">Runs Python.</param>
/// <param name="powerShell">Runs PowerShell; null where there is none, and then a script with only <c>customize.ps1</c> is an error when it runs.</param>
public sealed class HookProvider(HookSession session, IPowerShellHookRunner? powerShell = null) : IHookProvider
{
    /// <summary>The name of hooks in Python.</summary>
    public const string PythonFile = "customize.py";

    /// <summary>The name of hooks in PowerShell.</summary>
    public const string PowerShellFile = "customize.ps1";

    /// <inheritdoc/>
    public IScriptHooks? Find(string scriptPath)
    {
        var python = Existing(scriptPath, PythonFile) is { } file ? new PythonHooks(file, session) : null;
        IScriptHooks? shell = Existing(scriptPath, PowerShellFile) is { } script ? new PowerShellHooks(script, powerShell) : null;
        return python is not null && shell is not null && powerShell is not null ? new FallbackHooks(python, shell) : python ?? shell;
    }

    private static string? Existing(string folder, string name)
    {
        var file = Path.Combine(Path.GetFullPath(folder), name);
        if (!File.Exists(file))
        {
            return null;
        }

        if (FileEntry.OfTarget(file).Kind is not FileKind.Regular)
        {
            // Python would read a device without end. The error names the file and its kind.
            RegularFile.Open(file).Dispose();
        }

        return file;
    }
}
