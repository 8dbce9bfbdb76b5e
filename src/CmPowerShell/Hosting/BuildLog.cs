using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>The log of the build service that runs this session: groups, issues and progress as lines on the host. Elsewhere it is closed and writes nothing.</summary>
/// <param name="formatter">Words for it; null where no build service runs this session.</param>
internal sealed class BuildLog(IEventFormatter? formatter)
{
    private static readonly TextStyle Plain = new(isOn: false);

    /// <summary>Whether there is one. It then has everything that scripts print, and each warning and error once.</summary>
    public bool IsOpen => formatter is not null;

    /// <summary>Opens it for one command.</summary>
    /// <param name="verbose">Whether details are shown.</param>
    /// <param name="silent">Whether the story of the work is left out.</param>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    public static BuildLog Open(bool verbose, bool silent) => OutputFormats.Detect(Environment.GetEnvironmentVariable) switch
    {
        OutputFormat.Text => new BuildLog(null),
        var format => new BuildLog(new EventFormatters(verbose, silent).Make(format, Plain, Plain, Environment.GetEnvironmentVariable)),
    };

    /// <summary>Reports an event.</summary>
    public void Write(GuardedCmdlet cmdlet, EngineEvent engineEvent) => Write(cmdlet, formatter?.Format(engineEvent));

    /// <summary>Reports the events that were held back until the work is done.</summary>
    public void Finish(GuardedCmdlet cmdlet) => Write(cmdlet, formatter?.Finish());

    /// <summary>Reports the failure of an item, and closes its open groups.</summary>
    public void End(GuardedCmdlet cmdlet, Exception failure) => Write(cmdlet, failure is CmException known ? formatter?.Format(known.Error) : formatter?.Close());

    /// <summary>Closes the open groups of a stopped command.</summary>
    public void Close(Action<OutputLine> write) => formatter?.Close().ToList().ForEach(write);

    private static void Write(GuardedCmdlet cmdlet, IEnumerable<OutputLine>? lines) => lines?.ToList().ForEach(cmdlet.WriteHostLine);
}
