using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A file or a folder cannot be read or written.</summary>
public sealed class CmStorageException : CmCommandException
{
    internal CmStorageException(CmException source)
        : base(source)
    {
    }
}
