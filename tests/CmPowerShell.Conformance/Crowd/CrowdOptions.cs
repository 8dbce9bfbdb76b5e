using System.Globalization;

namespace CmPowerShell.Conformance.Crowd;

/// <summary>How many processes run how many scripts, and for how long.</summary>
/// <param name="Program">The program <c>cm</c>.</param>
/// <param name="Processes">How many processes run at any moment.</param>
/// <param name="Scripts">How many scripts there are.</param>
/// <param name="Minutes">For how long new processes are started.</param>
/// <param name="Seed">The seed of the order.</param>
internal sealed record CrowdOptions(string Program, int Processes = 64, int Scripts = 20, double Minutes = 5, int Seed = 1)
{
    /// <summary>Reads <c>--processes=</c>, <c>--scripts=</c>, <c>--minutes=</c>, <c>--seed=</c> and <c>--program=</c>; null when something else is there.</summary>
    internal static CrowdOptions? Parse(IEnumerable<string> words)
    {
        var options = new CrowdOptions(BuiltProgram.Path);
        foreach (var word in words)
        {
            var parts = word.Split('=', 2);
            if (parts is ["--program", var program])
            {
                options = options with { Program = program };
            }
            else if (parts is [var name, var text] && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && options.With(name, number) is { } changed)
            {
                options = changed;
            }
            else
            {
                return null;
            }
        }

        return options;
    }

    private CrowdOptions? With(string name, double number) => name switch
    {
        "--processes" => this with { Processes = (int)number },
        "--scripts" => this with { Scripts = (int)number },
        "--minutes" => this with { Minutes = number },
        "--seed" => this with { Seed = (int)number },
        _ => null,
    };
}
