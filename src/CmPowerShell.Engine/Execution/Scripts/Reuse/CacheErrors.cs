using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>The errors of the cache of scripts.</summary>
internal static class CacheErrors
{
    /// <summary>The result should come from the cache only.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="why">Why no entry fits.</param>
    public static CmException NothingFits(ScriptScope scope, string why) => new(new CmError(
        "CacheEntryNotFound", ReturnCode.Failed, CmErrorCategory.NotFound, $"The script '{scope.Script.Name}' has no fitting result in the cache: {why}.")
    {
        Hint = "Run it without 'only_execute_from_cache' to make one.",
        Target = scope.Script.Name.ToString(),
    });
}
