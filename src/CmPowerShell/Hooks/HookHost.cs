using System.Globalization;
using System.Management.Automation.Host;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hooks;

/// <summary>The host of a hook: no screen, only output events and the questions of the operation.</summary>
internal sealed class HookHost(HookOutput output, IInteraction interaction) : PSHost
{
    /// <summary>The code that the hook gave to <c>exit</c>; null when it did not call it.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "CmPowerShell hook";

    public override Version Version { get; } = typeof(HookHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new HookUserInterface(output, interaction);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("A hook has no prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("A hook has no prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
