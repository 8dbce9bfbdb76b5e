using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Classic;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>The classic command line inside PowerShell.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Cm")]
[Alias(ModuleCommands.ClassicAlias)]
[OutputType(typeof(CmArtifact), typeof(CmScript), typeof(CmScriptResult), typeof(CmRepo), typeof(string))]
public sealed class InvokeCmCommand : CmCmdlet
{
    /// <summary>The words of the command line.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [ArgumentCompleter(typeof(ClassicLineCompleter))]
    public object?[]? Arguments { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var words = (Arguments ?? []).Select(WordOf).ToList();
        // Not all of it: an address may hold a token.
        var target = string.Join(' ', words.Take(2));
        if (!TryWork(target, (engine, operation) => Run(engine, words, operation), out var answer))
        {
            return;
        }

        if (answer!.Error is { } error)
        {
            WriteFailure(new CmException(error), target);
        }

        WriteObject(answer.Output, enumerateCollection: true);
    }

    private static ClassicAnswer Run(CmEngine engine, IReadOnlyList<string> words, Operation operation)
    {
        var request = ClassicCommandLine.Parse(words);
        engine.Refresh();
        return ClassicAnswer.Of(engine, request, operation);
    }

    /// <summary>PowerShell has split <c>--list,=x,y</c> at its commas and turned <c>5</c> into a number; an input file is meant from where the session stands.</summary>
    private string WordOf(object? argument)
    {
        var text = argument switch
        {
            PSObject { BaseObject: var inner } when inner != argument => WordOf(inner),
            string word => word,
            IEnumerable items => string.Join(',', items.Cast<object?>().Select(WordOf)),
            _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
        };
        return text.StartsWith('@') && text.Length > 1 ? "@" + GetUnresolvedProviderPathFromPSPath(text[1..]) : text;
    }
}
