using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Search;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of scripts that have cache entries, and the uids of entries.</summary>
public sealed class CacheNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var artifacts = new FoundArtifacts(engine);
        var entries = CompletionScope.Artifacts(engine, question).Select(artifacts.Entry).ToList();
        var scripts = entries.Where(entry => entry.ScriptName.Alias.Length > 0).Select(entry => (entry.ScriptName.Alias, entry.ToString()));
        // Uids only when one is begun: sixteen digits each have no meaning for a user.
        var uids = question.Word.Length == 0 ? [] : entries.Select(entry => (entry.Uid, $"{entry.Script}: {string.Join(',', entry.Tags)}"));
        return Matching(question, scripts.Concat(uids));
    }
}
