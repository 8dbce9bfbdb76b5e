namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>Records which variation added another one to a selection, so that an error can show the chain.</summary>
internal sealed class VariationOrigins
{
    // A longer chain does not help to find the cause.
    private const int LongestChain = 10;
    private readonly Dictionary<string, (string By, string As)> _origins = new(StringComparer.Ordinal);

    /// <summary>Remembers an origin; the first one counts.</summary>
    /// <param name="name">The variation that came.</param>
    /// <param name="by">The variation that added it; empty for the script itself.</param>
    /// <param name="role">What it is there, such as <c>base</c>.</param>
    public void Add(string name, string by, string role) => _origins.TryAdd(name, (by, role));

    /// <summary>A variation, with its chain if it was not requested, such as <c>'_b' (base of '_a', which is requested)</c>.</summary>
    /// <param name="name">The variation.</param>
    public string Describe(string name) => _origins.ContainsKey(name) ? $"'_{name}' ({Chain(name, LongestChain)})" : $"'_{name}'";

    private string Chain(string name, int left)
    {
        var origin = _origins[name];
        return origin.By.Length == 0 ? $"the {origin.As}"
            : left == 0 ? $"{origin.As} of '_{origin.By}'"
            : $"{origin.As} of '_{origin.By}', which is {(_origins.ContainsKey(origin.By) ? Chain(origin.By, left - 1) : "requested")}";
    }
}
