using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>The commands that run a script, for its page.</summary>
internal static class PageCommands
{
    /// <summary>Two blocks of code: for PowerShell and for other shells.</summary>
    public static IEnumerable<string> Write(ScriptDescription script)
    {
        var variation = script.Variations.FirstOrDefault(variation => variation is { IsDefault: false, IsDynamic: false, IsCombination: false, AliasOf.Length: 0 })?.Name;
        var input = script.Inputs.FirstOrDefault(input => input.Variation.Length == 0);
        return [Block("powershell", PowerShell(script, variation, input)), Block("sh", Classic(script, variation, input))];
    }

    private static IEnumerable<string> PowerShell(ScriptDescription script, string? variation, InputDescription? input)
    {
        var run = "Invoke-CmScript " + PowerShellWord(GetName(script));
        yield return run;
        if (variation is not null)
        {
            yield return $"{run} -Variation {PowerShellWord(variation)}";
        }

        if (input is not null)
        {
            yield return $"{run} -Parameter @{{ {PowerShellWord(input.Name)} = {ShellRegistry.PowerShell.Quote(Example(input))} }}";
        }
    }

    private static IEnumerable<string> Classic(ScriptDescription script, string? variation, InputDescription? input)
    {
        var artifact = script.Script.Artifact;
        var isMlcflow = artifact.Repository.Dialect == MetaDialect.Mlcflow;
        var run = isMlcflow ? "mlcr " : $"cm run {artifact.Automation.Alias} ";
        var tags = artifact.Tags.Count > 0 ? $"{(isMlcflow ? "" : "--tags=")}{string.Join(',', artifact.Tags)}" : GetName(script);
        yield return run + ShellWord(tags);
        if (variation is not null && artifact.Tags.Count > 0)
        {
            yield return run + ShellWord($"{tags},_{variation}");
        }

        if (input is not null)
        {
            yield return $"{run}{ShellWord(tags)} {ShellWord($"--{input.Name}={Example(input)}")}";
        }
    }

    private static string Block(string language, IEnumerable<string> lines) => $"```{language}\n{string.Join('\n', lines.Select(MarkdownText.Line))}\n```";

    private static string GetName(ScriptDescription script) => script.Script.Artifact is var artifact && artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid;

    private static string Example(InputDescription input) => input.Choices.Count > 0 ? input.Choices[0] : input.Default is { Length: > 0 } usual ? usual : input.IsSwitch ? "yes" : "VALUE";

    private static string PowerShellWord(string text) => ShellRegistry.PowerShell.Word(text);

    private static string ShellWord(string text) => ShellRegistry.Posix.Word(text);
}
