using System.Globalization;

namespace CmPowerShell.Conformance.Values;

/// <summary>How many values are tried, and which.</summary>
/// <param name="Inputs">How many.</param>
/// <param name="Seed">The seed.</param>
internal sealed record ValuesOptions(int Inputs, int Seed)
{
    /// <summary>Reads <c>--inputs=</c> and <c>--seed=</c>; null when something else is there.</summary>
    internal static ValuesOptions? Parse(IEnumerable<string> words)
    {
        var options = new ValuesOptions(100_000, 1);
        foreach (var word in words)
        {
            if (word.Split('=', 2) is not [var name, var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (name)
            {
                case "--inputs":
                    options = options with { Inputs = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
