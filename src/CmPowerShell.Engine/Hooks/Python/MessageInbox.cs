using System.Diagnostics;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>The received messages of a process that wait to be handled.</summary>
internal sealed class MessageInbox
{
    private static readonly TimeSpan PipeGrace = TimeSpan.FromMilliseconds(500);
    private readonly MessageQueue _messages = new();
    private readonly TaskCompletionSource _pipeEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The source of messages.</param>
    /// <param name="sent">The texts that were sent.</param>
    /// <param name="giveUp">Ends the process when it sends anything but messages.</param>
    public MessageInbox(Stream stream, LongTexts sent, Action giveUp) => ReadingThread.Start("cm hook messages", () => ReadAll(stream, sent, giveUp));

    /// <summary>Whether no more messages are possible.</summary>
    public bool HasEnded => _messages.IsComplete;

    /// <summary>The next message; null when no more are possible.</summary>
    /// <param name="limit">The maximum time; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public MetaMap? Take(TimeSpan limit, CancellationToken cancellation) => _messages.Take(limit, cancellation);

    /// <summary>
    /// Ends the messages soon after the end of a process, where their stream does not. A forked child may hold its pipe open, so the end of the pipe is not waited for.
    /// </summary>
    public async Task EndAfter(Process process)
    {
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.WhenAny(_pipeEnded.Task, Task.Delay(PipeGrace, CancellationToken.None)).ConfigureAwait(false);
        _messages.Complete();
    }

    private void ReadAll(Stream stream, LongTexts sent, Action giveUp)
    {
        try
        {
            for (var message = MessageStream.SkipToMessages(stream) ? MessageStream.Read(stream, sent) : null; message is not null; message = MessageStream.Read(stream, sent))
            {
                _messages.Add(message);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or CmException)
        {
            // A hook wrote into the connection; nothing after this can be trusted.
            Debug.WriteLine(exception.Message);
            giveUp();
        }
        finally
        {
            _pipeEnded.TrySetResult();
            _messages.Complete();
            stream.Dispose();
        }
    }
}
