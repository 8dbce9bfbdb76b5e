using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Hooks;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Classic;

/// <summary>The classic command line inside PowerShell.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Cm", HelpUri = HelpAddress.Root + "Invoke-Cm.md")]
[Alias(ModuleCommands.ClassicAlias)]
[OutputType(typeof(CmArtifact), typeof(CmScript), typeof(CmScriptResult), typeof(CmCacheEntry), typeof(CmRepo), typeof(CmRun))]
[OutputType(typeof(CmPlanNode), typeof(CmSetting), typeof(CmFinding), typeof(CmCacheFinding), typeof(CmTestResult), typeof(string))]
public sealed partial class InvokeCmCommand : CmCmdlet
{
    /// <summary>The words of the command line.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [ArgumentCompleter(typeof(ClassicLineCompleter))]
    public object?[]? Arguments { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var written = WrittenNumbers.Read(MyInvocation);
        var words = (Arguments ?? []).Select(argument => GetWord(argument, written)).Concat(ShortFlags()).ToList();
        // Not all of it: an address may hold a token.
        var target = string.Join(' ', words.Take(2));
        var error = TryWork(target, (engine, operation) => Run(engine, words, operation), out var answer, out var failure) ? answer!.Error : (failure as CmException)?.Error;
        SessionState.PSVariable.Set("global:LASTEXITCODE", (int)(error?.Code ?? (failure is null ? ReturnCode.Done : ReturnCode.Failed)));
        if (failure is null && error is not null)
        {
            WriteFailure(new CmException(error), target);
        }

        WriteObject(answer?.Output ?? [], enumerateCollection: true);
    }

    private static ClassicAnswer Run(CmEngine engine, IReadOnlyList<string> words, Operation operation)
    {
        var request = ClassicCommandLine.Parse(words);
        engine.Refresh();
        return ClassicAnswer.Create(engine, request, operation);
    }

    /// <summary>PowerShell has split <c>--list,=x,y</c> at its commas and turned <c>1.10</c> into a number; an input file is meant from where the session stands.</summary>
    private string GetWord(object? argument, WrittenNumbers written)
    {
        var text = ArgumentText.Unwrap(argument) is IList items
            ? string.Join(',', written.TextsOf([.. items.Cast<object?>()]))
            : LanguagePrimitives.ConvertTo<string>(argument) ?? "";
        return text.StartsWith('@') && text.Length > 1 ? "@" + GetUnresolvedProviderPathFromPSPath(text[1..]) : text;
    }
}
