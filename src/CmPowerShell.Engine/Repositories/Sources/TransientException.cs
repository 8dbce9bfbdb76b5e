using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>A failure of a host that may be over in a moment.</summary>
/// <param name="error">What went wrong.</param>
/// <param name="inner">The exception behind it.</param>
internal sealed class TransientException(CmError error, Exception? inner = null) : CmException(error, inner)
{
    /// <summary>How long the host asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
