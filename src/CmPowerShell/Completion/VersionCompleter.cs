using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Completion;

/// <summary>Completes the versions that the meta of the script describes, once name or tags have led to few scripts.</summary>
public sealed class VersionCompleter : CmCompleter
{
    private const int MostScriptsToRead = 10;

    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) => Matching(
        question,
        from script in CompletionScope.Scripts(engine, question).Where(script => CompletionScope.IsNamed(question, script)).Take(MostScriptsToRead)
        let definition = ScriptCatalog.Define(script)
        where definition is not null
        from version in definition.Versions
        select (version, $"Version of {script.Alias}"));
}
