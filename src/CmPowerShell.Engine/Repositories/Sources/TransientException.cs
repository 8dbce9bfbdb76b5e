using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>A failure of a host that may be over in a moment.</summary>
/// <param name="error">The error.</param>
/// <param name="inner">The original exception.</param>
internal sealed class TransientException(CmError error, Exception? inner = null) : CmException(error, inner)
{
    /// <summary>The wait that the host requests; null if it does not specify one.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
