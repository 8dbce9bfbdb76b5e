using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// Chooses the shells for the native scripts of a script. On Windows a POSIX shell is one of them if the user requests it, or else the meta of the script, or else the settings.
/// </summary>
/// <param name="Usual">The shells that a machine always has.</param>
/// <param name="Host">The machine.</param>
internal sealed record ShellSelection(ShellRegistry Usual, HostInfo Host)
{
    /// <summary>The name of the shell that the user requests for this run; empty for none.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Reads the name of the shell in the settings.</summary>
    public Func<string> Setting { get; init; } = () => PosixOnWindows.None;

    /// <summary>The POSIX shells of the machine.</summary>
    public PosixOnWindows Posix { get; init; } = PosixOnWindows.Current;

    /// <summary>The shells for a script.</summary>
    /// <param name="named">The name of the shell in its meta; empty for none.</param>
    /// <param name="usual">The shells that its generation always has; <see cref="Usual"/> for null.</param>
    public ShellRegistry For(string named, ShellRegistry? usual = null)
    {
        var shells = usual ?? Usual;
        return Host.IsWindows && Posix.Find(Name(named)) is { } shell ? new ShellRegistry([.. shells.All, shell]) : shells;
    }

    /// <summary>The name of the shell for the scripts for Linux on Windows. Another word in the meta than a name of a shell does not count.</summary>
    /// <inheritdoc cref="For"/>
    public string Name(string named) => Asked.Length > 0 ? Asked : PosixOnWindows.Names.Contains(named) ? named : Setting();

    /// <summary>Refuses a shell that a machine cannot have.</summary>
    /// <exception cref="CmException">Id <c>ShellNotForPlatform</c>.</exception>
    public static void Require(string name, HostInfo host)
    {
        if (!host.IsWindows && name == PosixOnWindows.Wsl)
        {
            throw new CmException(new CmError("ShellNotForPlatform", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "The shell 'wsl' is for Windows.")
            { Hint = "Leave it out: scripts run in bash here.", Target = name });
        }
    }
}
