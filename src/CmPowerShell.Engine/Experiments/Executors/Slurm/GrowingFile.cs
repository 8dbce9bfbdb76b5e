using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>A file to which another process appends, such as the log of a task. Its lines become the same events as those of a local program.</summary>
/// <param name="path">Full path; the file may come later.</param>
internal sealed class GrowingFile(string path)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private long _position;
    private OutputLines? _lines;

    /// <summary>Reports the lines that are new.</summary>
    /// <param name="events">Takes them.</param>
    /// <param name="isLast">Whether nothing more will come, so that a line without end is whole.</param>
    public void Report(IEventSink events, bool isLast)
    {
        try
        {
            ReportNew(events);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is not there yet, or a file system of a cluster does not show it now.
        }

        if (isLast)
        {
            _lines?.End();
            _lines = null;
        }
    }

    private void ReportNew(IEventSink events)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Position = _position;
        _lines ??= new OutputLines(isError: false, events, depth: 0);
        for (int count; (count = file.Read(_buffer)) > 0;)
        {
            _position += count;
            _lines.Take(_buffer.AsSpan(0, count));
        }
    }
}
