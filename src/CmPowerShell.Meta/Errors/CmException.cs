using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Meta.Errors;

/// <summary>The one exception that the engine throws for an error of a user, a file or the system.</summary>
public class CmException : Exception
{
    /// <summary>Makes an exception from an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="inner">The original exception, kept for debugging, unless it contains a secret.</param>
    public CmException(CmError error, Exception? inner = null)
        : this(inner, (error ?? throw new ArgumentNullException(nameof(error))).WithoutSecrets())
    {
    }

    private CmException(Exception? inner, CmError error)
        : base(error.Text, inner is not null && KnownSecrets.AreIn(inner.ToString()) ? null : inner) => Error = error;

    /// <summary>The error. It contains no secret that was known when it happened.</summary>
    public CmError Error { get; }
}
