using System.Globalization;
using System.Management.Automation.Host;

namespace CmPowerShell.Tests.Hosting;

/// <summary>A host that remembers what it was asked to show and answers questions from a list.</summary>
internal sealed class RecordingHost : PSHost
{
    public RecordingUserInterface Recorded { get; } = new();

    public override PSHostUserInterface UI => Recorded;

    public override string Name => "RecordingHost";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
