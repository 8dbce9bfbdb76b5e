using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>An argument has a value that is not allowed.</summary>
public sealed class CmArgumentException : CmCommandException
{
    internal CmArgumentException(CmException source)
        : base(source)
    {
    }
}
