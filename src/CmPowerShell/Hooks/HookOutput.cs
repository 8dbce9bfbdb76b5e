using System.Collections;
using System.Management.Automation;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hooks;

/// <summary>
/// Converts the output of a hook to output events, line by line and immediately. The last object of the pipeline is held back: if it is a dictionary
/// it is the result.
/// </summary>
internal sealed class HookOutput(IEventSink events, int depth)
{
    private const string HostTag = "PSHOST";
    private readonly object _lock = new();
    private string _begun = "";
    private object? _last;

    /// <summary>Follows the output of a PowerShell; the collection receives its objects.</summary>
    public PSDataCollection<PSObject> Follow(PowerShell shell)
    {
        var results = new PSDataCollection<PSObject>();
        results.DataAdded += (_, added) => Hold(results[added.Index]);
        shell.Streams.Error.DataAdded += (_, added) => Line(shell.Streams.Error[added.Index].ToString(), isError: true);
        // Output of Write-Host is received through the host.
        shell.Streams.Information.DataAdded += (_, added) =>
        {
            var record = shell.Streams.Information[added.Index];
            if (!record.Tags.Contains(HostTag))
            {
                Line(record.ToString());
            }
        };
        return results;
    }

    /// <summary>Takes the last object if it is a dictionary; anything else was output too.</summary>
    public IDictionary? TakeResult()
    {
        var last = _last;
        _last = null;
        var result = (last is PSObject wrapped ? wrapped.BaseObject : last) as IDictionary;
        if (result is null && last is not null)
        {
            Line(GetText(last));
        }

        if (_begun.Length > 0)
        {
            Line("");
        }

        return result;
    }

    /// <summary>Takes a piece of text that may hold line breaks or end within a line.</summary>
    public void Write(string text)
    {
        lock (_lock)
        {
            var lines = (_begun + text).ReplaceLineEndings("\n").Split('\n');
            _begun = lines[^1];
            Array.ForEach(lines[..^1], line => Publish(line, isError: false));
        }
    }

    /// <summary>Takes whole lines.</summary>
    public void Line(string text, bool isError = false)
    {
        lock (_lock)
        {
            var lines = (_begun + text).ReplaceLineEndings("\n").Split('\n');
            _begun = "";
            Array.ForEach(lines, line => Publish(line, isError));
        }
    }

    private static string GetText(object value) => value.ToString() ?? "";

    private void Hold(object? value)
    {
        if (_last is not null)
        {
            Line(GetText(_last));
        }

        _last = value;
    }

    private void Publish(string line, bool isError) => events.Publish(new OutputReceived(line, isError) { Depth = depth });
}
