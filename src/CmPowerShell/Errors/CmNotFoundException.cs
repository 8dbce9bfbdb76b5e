using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A script, an artifact, a repository, a cache entry, a run or a program that it needs is not there.</summary>
public sealed class CmNotFoundException : CmCommandException
{
    internal CmNotFoundException(CmException source)
        : base(source)
    {
    }
}
