using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Classic;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Hooks;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Classic;

/// <summary>The classic command line inside PowerShell.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Cm", SupportsShouldProcess = true)]
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
        if (!TryWork(target, (engine, _) => ReadLine(engine, words), out var request, out var failure))
        {
            SetExitCode(failure, null);
            return;
        }

        if (request.OnlyReads || ShouldProcess(Shown(words), "Run the action"))
        {
            Answer(request.Request, target);
        }
    }

    private void Answer(ClassicRequest request, string target)
    {
        var isDone = TryWork(target, (engine, operation) => ClassicAnswer.Create(engine, request, operation), out var answer, out var failure);
        SetExitCode(failure, answer?.Error);
        if (isDone && answer!.Error is { } error)
        {
            WriteFailure(new CmException(error), target);
        }

        WriteObject(answer?.Output ?? [], enumerateCollection: true);
    }

    private void SetExitCode(Exception? failure, CmError? error)
    {
        var code = ((failure as CmException)?.Error ?? error)?.Code ?? (failure is null ? ReturnCode.Done : ReturnCode.Failed);
        SessionState.PSVariable.Set("global:LASTEXITCODE", (int)code);
    }

    private static (ClassicRequest Request, bool OnlyReads) ReadLine(CmEngine engine, IReadOnlyList<string> words)
    {
        var request = ClassicCommandLine.Parse(words);
        engine.Refresh();
        return (request, engine.ClassicActions().OnlyReads(request));
    }

    // The action, what it is done to, and the tags that choose it. An address may hold a token, and so may any other input.
    private static string Shown(IEnumerable<string> words) => string.Join(' ', words
        .Where(word => !word.StartsWith('-') || word.StartsWith("--tags", StringComparison.Ordinal))
        .Select(word => word.Contains("://", StringComparison.Ordinal) ? "…" : word).Prepend("cm"));

    /// <summary>PowerShell has split <c>--list,=x,y</c> at its commas and converted <c>1.10</c> to a number; an input file is relative to the current folder of the session.</summary>
    private string GetWord(object? argument, WrittenNumbers written)
    {
        var text = ArgumentText.Unwrap(argument) is IList items
            ? string.Join(',', written.TextsOf([.. items.Cast<object?>()]))
            : LanguagePrimitives.ConvertTo<string>(argument) ?? "";
        return text.StartsWith('@') && text.Length > 1 ? "@" + GetUnresolvedProviderPathFromPSPath(text[1..]) : text;
    }
}
