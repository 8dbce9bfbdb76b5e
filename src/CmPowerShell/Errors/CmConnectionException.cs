using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A host of the network was not reached, or it refused.</summary>
public sealed class CmConnectionException : CmCommandException
{
    internal CmConnectionException(CmException source)
        : base(source)
    {
    }
}
