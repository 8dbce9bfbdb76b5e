namespace CmPowerShell;

/// <summary>When a kept result is reused.</summary>
public enum CmCachePolicy
{
    /// <summary>When the files, inputs and dependencies it was made from are still the same. The default.</summary>
    Content,

    /// <summary>If its tags match, independent of other changes. The rule of the Python tools.</summary>
    Tags,
}
