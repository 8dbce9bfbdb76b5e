namespace CmPowerShell.Engine.Cache.Matching;

/// <summary>When a kept result is reused.</summary>
public enum CachePolicy
{
    /// <summary>When recipe, inputs and dependencies are those it was made with. The default.</summary>
    Content,

    /// <summary>If its tags match, independent of other changes. The rule of the Python tools.</summary>
    Tags,
}
