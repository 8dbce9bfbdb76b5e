namespace CmPowerShell.Engine.Errors;

/// <summary>The one exception the engine throws for what a user, a file or the world did wrong.</summary>
public class CmException : Exception
{
    /// <summary>Makes an exception from an error.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="inner">The exception behind it, kept for debugging.</param>
    public CmException(CmError error, Exception? inner = null)
        : base(error?.Text, inner) => Error = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>What went wrong.</summary>
    public CmError Error { get; }
}
