namespace CmPowerShell;

/// <summary>The condition for reusing a cached result.</summary>
public enum CmCachePolicy
{
    /// <summary>If the files, inputs and dependencies it was made from are still the same. The default.</summary>
    Content,

    /// <summary>If its tags match, independent of other changes. The rule of the Python tools.</summary>
    Tags,
}
