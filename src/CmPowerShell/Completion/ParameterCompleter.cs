using System.Management.Automation;
using System.Management.Automation.Language;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Completion;

/// <summary>
/// Completes the table of inputs for a script: <c>@{ NAME = VALUE }</c>, with the default or the first value that meta lists. PowerShell asks no module inside the
/// braces, so a whole table is offered for each input.
/// </summary>
public sealed class ParameterCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        from input in CompletionScope.Definitions(engine, question).SelectMany(script => new ScriptDescription(script).Inputs).DistinctBy(input => input.Name)
        from value in input.Choices.Count > 0 ? input.Choices : [input.Default ?? ""]
        let text = $"@{{ {Key(input.Name)} = {Quoted(value)} }}"
        select new CompletionResult(text, $"{input.Name} = {value}", CompletionResultType.ParameterValue, Meaning(input));

    private static string Key(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !char.IsAsciiDigit(name[0]) ? name : Quoted(name);

    private static string Quoted(string value) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    private static string Meaning(InputDescription input) => input.Meaning.Length > 0 ? input.Meaning : input.Variable.Length > 0 ? $"Sets {input.Variable}" : input.Name;
}
