using CmPowerShell.Meta.Errors;

namespace CmPowerShell;

/// <summary>A name or tags fit several things, and nothing decides between them.</summary>
public sealed class CmAmbiguousException : CmCommandException
{
    internal CmAmbiguousException(CmException source)
        : base(source)
    {
    }
}
