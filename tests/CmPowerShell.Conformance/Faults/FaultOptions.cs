using System.Globalization;

namespace CmPowerShell.Conformance.Faults;

/// <summary>How many faults are injected.</summary>
/// <param name="Program">The program <c>cm</c>.</param>
/// <param name="Count">How many trials.</param>
/// <param name="Seed">The seed of what is chosen.</param>
internal sealed record FaultOptions(string Program, int Count = 120, int Seed = 1)
{
    /// <summary>Reads <c>--count=</c>, <c>--seed=</c> and <c>--program=</c>; null when something else is there.</summary>
    internal static FaultOptions? Parse(IEnumerable<string> words)
    {
        var options = new FaultOptions(BuiltProgram.Path);
        foreach (var word in words)
        {
            var parts = word.Split('=', 2);
            if (parts is ["--program", var program])
            {
                options = options with { Program = program };
            }
            else if (parts is [("--count" or "--seed") and var name, var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            {
                options = name == "--count" ? options with { Count = number } : options with { Seed = number };
            }
            else
            {
                return null;
            }
        }

        return options;
    }
}
