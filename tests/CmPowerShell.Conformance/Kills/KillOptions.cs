using System.Globalization;

namespace CmPowerShell.Conformance.Kills;

/// <summary>How often the program is killed.</summary>
/// <param name="Program">The program <c>cm</c>.</param>
/// <param name="Count">How many kills.</param>
/// <param name="Seed">The seed of what is chosen.</param>
internal sealed record KillOptions(string Program, int Count = 500, int Seed = 1)
{
    /// <summary>The names of the commands that are killed; empty for all.</summary>
    internal string[] Only { get; init; } = [];

    /// <summary>Reads <c>--count=</c>, <c>--seed=</c> <c>--only=</c> and <c>--program=</c>; null when something else is there.</summary>
    internal static KillOptions? Parse(IEnumerable<string> words)
    {
        var options = new KillOptions(BuiltProgram.Path);
        foreach (var word in words)
        {
            var parts = word.Split('=', 2);
            if (parts is ["--program", var program])
            {
                options = options with { Program = program };
            }
            else if (parts is ["--only", var names])
            {
                options = options with { Only = names.Split(',') };
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
