using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>A language for the hooks of a new script.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="File">The file with hooks that do nothing yet.</param>
public sealed record HookLanguage(string Name, NewFile File)
{
    /// <summary><c>customize.py</c>; the Python tools know only these.</summary>
    public static HookLanguage Python { get; } = new("python", NewFile.OfText("customize.py", TemplateTexts.PythonHooks));

    /// <summary><c>customize.ps1</c>; where there is <c>customize.py</c> too, it is called on machines without Python.</summary>
    public static HookLanguage PowerShell { get; } = new("powershell", NewFile.OfText("customize.ps1", TemplateTexts.PowerShellHooks));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HookLanguage> All { get; } = [Python, PowerShell];
}
