using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>Something of this name, or a file, is there already.</summary>
public sealed class CmExistsException : CmCommandException
{
    internal CmExistsException(CmException source)
        : base(source)
    {
    }
}
