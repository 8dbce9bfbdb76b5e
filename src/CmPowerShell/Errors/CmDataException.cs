using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A file that was read, such as the meta of an artifact, is not valid.</summary>
public sealed class CmDataException : CmCommandException
{
    internal CmDataException(CmException source)
        : base(source)
    {
    }
}
