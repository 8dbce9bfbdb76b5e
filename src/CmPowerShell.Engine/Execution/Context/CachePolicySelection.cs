using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Which cache policy a run follows: that of its input <c>cache_policy</c>, else that of the script that needs it, else that of the variable <c>CM_CACHE_POLICY</c>.</summary>
internal static class CachePolicySelection
{
    private const string Input = "cache_policy";
    private const string Variable = "CM_CACHE_POLICY";

    /// <summary>The policy of a run.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="above">The policy of the script that needs it, or null.</param>
    /// <exception cref="CmException">Id <c>CachePolicyUnknown</c>.</exception>
    public static CachePolicy Select(MetaMap inputs, CachePolicy? above) =>
        inputs.Text(Input).Trim() is { Length: > 0 } asked ? Parse(asked, $"The input '{Input}'")
        : above ?? (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } usual ? Parse(usual, $"The variable {Variable}") : CachePolicy.Content);

    private static CachePolicy Parse(string text, string place) =>
        Array.Find(Enum.GetValues<CachePolicy>(), policy => policy.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) is var found
            && found.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) ? found : throw Unknown(text, place);

    private static CmException Unknown(string text, string place) => new(new CmError(
        "CachePolicyUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{place} names the cache policy '{text}', which does not exist.")
    {
        Hint = $"The policies are: {string.Join(", ", Enum.GetNames<CachePolicy>())}.",
        Target = text,
    });
}
