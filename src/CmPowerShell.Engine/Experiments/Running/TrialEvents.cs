using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>
/// The events of one measurement. Warnings are forwarded, each once for the whole experiment; what a command prints is kept in a file. The details of a script
/// are in the log of its run.
/// </summary>
internal sealed class TrialEvents(IEventSink next, HashSet<string> warnings, string? folder, bool showsOutput) : IEventSink, IDisposable
{
    private readonly object _gate = new();
    private StreamWriter? _printed;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case WarningReported warning when IsNew(warning.Text):
                next.Publish(warning);
                break;
            case OutputReceived output:
                Keep(output.Text);
                if (showsOutput)
                {
                    next.Publish(output);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _printed?.Dispose();
            _printed = null;
        }
    }

    private bool IsNew(string warning)
    {
        lock (warnings)
        {
            return warnings.Add(warning);
        }
    }

    private void Keep(string line)
    {
        if (folder is null)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                (_printed ??= new StreamWriter(Path.Combine(folder, ExperimentFiles.Printed))).WriteLine(KnownSecrets.Masked(line));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // A full disk ends the measurement where its result is written.
            }
        }
    }
}
