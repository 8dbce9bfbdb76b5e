using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>
/// A page about one script in Markdown: what it is, how it is run in PowerShell and in other shells, its variations by group, inputs, variables,
/// dependencies, results and tests. It holds nothing of the machine, so equal meta gives equal pages.
/// </summary>
public static class ScriptPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(ScriptDescription script)
    {
        ArgumentNullException.ThrowIfNull(script);
        IEnumerable<string?> blocks =
        [
            "# " + MarkdownText.Escape(GetTitle(script)),
            script.Title.Length > 0 ? MarkdownText.Paragraph(script.Title) : null,
            .. script.Warnings.Select(warning => "> " + MarkdownText.Paragraph(warning)),
            PageTables.Facts(script),
            "## Run it",
            .. PageCommands.Write(script),
            .. PageVariations.Write(script),
            .. Section("## Inputs", PageTables.Inputs(script)),
            .. Section("## Variables", PageTables.Env(script)),
            .. Section("## Dependencies", PageTables.Dependencies(script)),
            .. Section("## What the caller gets", PageTables.Results(script)),
            .. Section("## Tests", PageTables.Tests(script)),
        ];
        return string.Join("\n\n", blocks.OfType<string>()) + "\n";
    }

    /// <summary>The alias of a script, or its uid where it has none.</summary>
    internal static string GetTitle(ScriptDescription script) => script.Script.Artifact is var artifact && artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid;

    private static IEnumerable<string?> Section(string heading, string? table) => table is null ? [] : [heading, table];
}
