namespace CmPowerShell;

/// <summary>When a kept result is reused.</summary>
public enum CmCachePolicy
{
    /// <summary>When the files, inputs and dependencies it was made from are still the same. The default.</summary>
    Content,

    /// <summary>When its tags fit, whatever has changed since. The rule of the Python tools.</summary>
    Tags,
}
