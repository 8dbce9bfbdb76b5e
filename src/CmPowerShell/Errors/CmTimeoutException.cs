using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A run took longer than it was allowed to.</summary>
public sealed class CmTimeoutException : CmCommandException
{
    internal CmTimeoutException(CmException source)
        : base(source)
    {
    }
}
