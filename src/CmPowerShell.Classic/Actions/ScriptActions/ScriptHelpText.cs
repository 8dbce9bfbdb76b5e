using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>Describes a script for users.</summary>
internal static class ScriptHelpText
{
    private const int LongestValue = 80;

    /// <summary>The lines for several scripts among which one has to be chosen.</summary>
    internal static IEnumerable<string> Write(ObjectName automation, IReadOnlyList<Artifact> scripts) =>
    [
        $"{scripts.Count} scripts fit; 'cm run {automation.Alias} NAME --help' describes one:",
        "",
        .. HelpText.Columns(scripts.Select(script => (script.Name.ToString(), string.Join(',', script.Tags)))),
    ];

    /// <summary>The lines for one script.</summary>
    internal static IEnumerable<string> Write(ScriptDefinition script) => Write(script, new ScriptDescription(script));

    private static IEnumerable<string> Write(ScriptDefinition script, ScriptDescription description) =>
    [
        $"cm run {script.Artifact.Automation.Alias} {CommandName(script.Artifact)}",
        "",
        .. HelpText.Columns(Facts(script).Where(row => row.Right.Length > 0)),
        .. script.Dependencies.Count == 0 ? [] : Enumerable.Concat(["", "Depends on scripts with the tags:"], script.Dependencies.Select(tags => "  " + tags)),
        .. Section("Variations:", description.Variations.OrderBy(variation => variation.Name, StringComparer.Ordinal).Select(variation => ("_" + variation.Name, variation.Text))),
        .. Section("Inputs of this script:", description.Inputs.Select(input => ("--" + input.Name, input.Text))),
        .. Section("Variables that can be given as --env.NAME=value, and their defaults:", Values(description.DefaultEnv)),
        "",
        $"'cm run {script.Artifact.Automation.Alias} --help' lists the inputs that every script takes, 'cm plan {script.Artifact.Automation.Alias} …' shows all that would run.",
    ];

    private static string CommandName(Artifact script) => script.Tags.Count > 0 ? $"--tags={string.Join(',', script.Tags)}" : script.Alias;

    private static IEnumerable<(string Left, string Right)> Facts(ScriptDefinition script) =>
    [
        ("Name:", script.Model.Title),
        ("Script:", script.Artifact.Name.ToString()),
        ("Folder:", script.Artifact.Path),
        ("Repository:", script.Artifact.Repository.Name.ToString()),
        ("Tags:", string.Join(',', script.Artifact.Tags)),
        ("Runs on:", script.Platforms.Count > 0 ? string.Join(", ", script.Platforms) : "every platform (it has no native script)"),
        ("Result:", script.IsCacheable ? "kept in the cache" : "not kept"),
        ("Version:", script.Model.DefaultVersion is { Length: > 0 } usual ? $"{usual}, unless another one is requested" : ""),
        ("Versions:", string.Join(", ", script.Versions)),
    ];

    private static IEnumerable<(string Left, string Right)> Values(MetaMap env) => env.Select(pair => (pair.Key, Short(PythonText.Format(pair.Value))));

    private static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestValue ? line : line[..LongestValue] + " …";
    }

    private static IEnumerable<string> Section(string title, IEnumerable<(string Left, string Right)> rows) =>
        rows.ToList() is { Count: > 0 } all ? ["", title, .. HelpText.Columns(all)] : [];
}
