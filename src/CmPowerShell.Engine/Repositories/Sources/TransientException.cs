using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>A failure of a host that may be over in a moment.</summary>
/// <param name="error">What went wrong.</param>
/// <param name="inner">The exception behind it.</param>
internal sealed class TransientException(CmError error, Exception? inner = null) : CmException(error, inner)
{
    /// <summary>The wait that the host requests; null if it does not specify one.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
