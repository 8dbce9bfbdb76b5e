using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.DeclaredTests;

/// <summary>The lists of variations with which one entry of <c>run_inputs</c> is run.</summary>
internal static class TestVariations
{
    /// <summary>One list for each test; an empty one if no variation is requested.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(ScriptDefinition script, TestRunSpec entry)
    {
        if (entry.IsForAllVariations)
        {
            return All(script);
        }

        var lists = entry.VariationLists.Select(Split).ToList();
        return lists.Count > 0 ? lists : [[]];
    }

    /// <summary>The tag that requests a variation.</summary>
    public static string Tag(string variation) => variation.StartsWith('-') ? "-_" + variation[1..] : "_" + variation;

    // Those of a group are alternatives of a script that always has one of them, and the value of # in a dynamic one is not known.
    private static IEnumerable<IReadOnlyList<string>> All(ScriptDefinition script) => script.Variations
        .Where(name => !name.Contains('#', StringComparison.Ordinal) && script.Model.Variations[name] is { Group: null or "", IsExcludedFromTests: false })
        .Select(name => (IReadOnlyList<string>)Split(name));

    // Published meta writes them with and without the leading _.
    private static List<string> Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name.StartsWith("-_", StringComparison.Ordinal) ? "-" + name[2..] : name.StartsWith('_') ? name[1..] : name)
        .ToList();
}
