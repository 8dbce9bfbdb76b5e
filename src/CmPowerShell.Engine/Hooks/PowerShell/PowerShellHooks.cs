using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Hooks.PowerShell;

/// <summary>The hooks in a <c>customize.ps1</c>.</summary>
internal sealed class PowerShellHooks(string file, IPowerShellHookRunner? runner) : IScriptHooks
{
    /// <inheritdoc/>
    public string File => file;

    private IPowerShellHookRunner Runner => runner ?? throw new CmException(
        new CmError(
            "PowerShellHooksUnavailable",
            ReturnCode.Failed,
            CmErrorCategory.NotInstalled,
            $"The script '{Path.GetFileName(Path.GetDirectoryName(file))}' has hooks in PowerShell ({Path.GetFileName(file)}), and this host cannot run PowerShell.")
        {
            Hint = "Run it from PowerShell with the module CmPowerShell, or through the program cm.",
            Location = new SourceLocation(file),
            Target = file,
        });

    /// <inheritdoc/>
    public bool Defines(string function, Operation operation) => Runner.Defines(file, function, operation);

    /// <inheritdoc/>
    public HookOutcome Call(HookCall call, Operation operation) => Runner.Call(file, call, operation);
}
