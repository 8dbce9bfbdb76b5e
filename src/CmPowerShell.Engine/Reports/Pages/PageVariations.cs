using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>The variations on the page of a script: a table for each group, in the order of the meta, and one for those without a group.</summary>
internal static class PageVariations
{
    /// <summary>The blocks; none for a script without variations.</summary>
    public static IEnumerable<string?> Write(ScriptDescription script)
    {
        if (script.Variations.Count == 0)
        {
            return [];
        }

        var groups = script.Variations.Where(variation => variation.Group.Length > 0).GroupBy(variation => variation.Group, StringComparer.Ordinal).ToList();
        var single = Table(script.Variations.Where(variation => variation.Group.Length == 0));
        return
        [
            "## Variations",
            single is not null && groups.Count > 0 ? "### Any of them" : null,
            single,
            .. groups.SelectMany(Group),
        ];
    }

    private static IEnumerable<string?> Group(IGrouping<string, VariationDescription> group) =>
    [
        $"### One of {MarkdownText.Escape(group.Key)}",
        group.FirstOrDefault(variation => variation.IsDefault) is { } usual ? $"Without a choice it is {MarkdownText.Code("_" + usual.Name)}." : null,
        Table(group),
    ];

    private static string? Table(IEnumerable<VariationDescription> variations) => MarkdownTable.Write(
        ["variation", "what it is", "brings", "sets", "requests"],
        variations.Select(variation => (IReadOnlyList<string>)
        [
            MarkdownText.Code("_" + variation.Name),
            Kind(variation),
            MarkdownText.Codes(variation.Bases.Concat(variation.Defaults).Select(name => "_" + name)),
            MarkdownText.Codes(variation.Env.Select(pair => $"{pair.Key}={PythonText.Format(pair.Value)}")),
            MarkdownText.Codes(variation.Dependencies.Select(dependency => dependency.Tags).Where(tags => tags.Length > 0)),
        ]));

    private static string Kind(VariationDescription variation) =>
        variation.AliasOf.Length > 0 ? $"the same as {MarkdownText.Code("_" + variation.AliasOf)}"
        : variation.IsCombination ? "counts where all of them are selected"
        : variation.IsDynamic ? "\\# is a placeholder for any text"
        : "";
}
