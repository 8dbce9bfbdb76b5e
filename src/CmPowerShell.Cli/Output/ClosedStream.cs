namespace CmPowerShell.Cli.Output;

/// <summary>A standard stream that was closed before the program started. Each write fails with the reason, as it does where the system reports it at the first write.</summary>
/// <param name="problem">Why it cannot be opened.</param>
internal sealed class ClosedStream(Exception problem) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a standard stream.</summary>
    /// <param name="open">Opens it.</param>
    public static Stream Open(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ClosedStream(problem.InnerException ?? problem);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing was written.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new IOException(problem.Message, problem);
}
