using System.Globalization;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>How many inputs are tried, and which.</summary>
/// <param name="Inputs">How many.</param>
/// <param name="First">The number of the first one; an input depends on seed and number alone, so each can be repeated.</param>
/// <param name="Seed">The seed.</param>
internal sealed record FuzzOptions(long Inputs, long First, int Seed)
{
    /// <summary>Reads <c>--inputs=</c>, <c>--first=</c> and <c>--seed=</c>; null when something else is there.</summary>
    internal static FuzzOptions? Parse(IEnumerable<string> words)
    {
        var options = new FuzzOptions(1_000_000, 0, 1);
        foreach (var word in words)
        {
            var parts = word.Split('=', 2);
            if (parts.Length != 2 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (parts[0])
            {
                case "--inputs":
                    options = options with { Inputs = number };
                    break;
                case "--first":
                    options = options with { First = number };
                    break;
                case "--seed":
                    options = options with { Seed = (int)number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
