using System.Management.Automation;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>
/// The log of the build service that runs this session: groups, issues and progress beside PowerShell's streams, as lines on the host. Elsewhere it says nothing.
/// </summary>
/// <param name="formatter">Words for it; null where no build service runs this session.</param>
internal sealed class BuildLog(IEventFormatter? formatter)
{
    private static readonly TextStyle Plain = new(isOn: false);

    /// <summary>Whether there is one. It then has everything that scripts print.</summary>
    public bool IsOpen => formatter is not null;

    /// <summary>Opens it for one command. Details go to the verbose stream and not here.</summary>
    /// <param name="silent">Whether the story of the work is left out.</param>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    public static BuildLog Open(bool silent) => OutputFormats.Detect(Environment.GetEnvironmentVariable) switch
    {
        OutputFormat.Text => new BuildLog(null),
        var format => new BuildLog(new EventFormatters(Verbose: false, silent).Make(format, Plain, Plain, Environment.GetEnvironmentVariable)),
    };

    /// <summary>Tells an event.</summary>
    public void Write(PSCmdlet cmdlet, EngineEvent engineEvent) => Write(cmdlet, formatter?.Format(engineEvent));

    /// <summary>Tells why an item failed, and closes what it left open.</summary>
    public void End(PSCmdlet cmdlet, Exception failure) => Write(cmdlet, failure is CmException known ? formatter?.Format(known.Error) : formatter?.Close());

    private static void Write(PSCmdlet cmdlet, IEnumerable<OutputLine>? lines)
    {
        foreach (var line in lines ?? [])
        {
            HostOutput.Write(cmdlet, line.Text, isError: false);
        }
    }
}
