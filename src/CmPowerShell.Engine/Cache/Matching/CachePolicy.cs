namespace CmPowerShell.Engine.Cache.Matching;

/// <summary>The condition for reusing a cached result.</summary>
public enum CachePolicy
{
    /// <summary>If recipe, inputs and dependencies are those it was made with. The default.</summary>
    Content,

    /// <summary>If its tags match, independent of other changes. The rule of the Python tools.</summary>
    Tags,
}
