using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Completion;

/// <summary>
/// Completes tags one after the other: only those that still lead to something together with the tags that were given,
/// after a <c>-</c> those that can be excluded, and after a <c>_</c> the variations of the remaining scripts.
/// </summary>
public sealed class TagCompleter : CmCompleter
{
    // The variations are in the meta files; reading hundreds of them would be too slow.
    private const int MostScriptsToRead = 40;

    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var comma = question.Word.LastIndexOf(',') + 1;
        var (before, word) = (question.Word[..comma], question.Word[comma..]);
        var given = CompletionScope.GivenTags(question).Concat(before.Split(',', StringSplitOptions.RemoveEmptyEntries)).Where(tag => tag != word).ToList();
        var left = CompletionScope.Artifacts(engine, question, given.Where(tag => !IsVariation(tag)).ToList()).Where(artifact => CompletionScope.IsNamed(question, artifact)).ToList();
        var sign = word.StartsWith('-') ? "-" : "";
        var candidates = IsVariation(word) ? Variations(left) : Tags(left);
        return Matching(question, candidates.Where(tag => !given.Contains(tag.Name)).Select(tag => (before + sign + tag.Name, tag.Tip)));
    }

    private static bool IsVariation(string tag) => tag.TrimStart('-').StartsWith('_');

    private static IEnumerable<(string Name, string Tip)> Tags(IReadOnlyList<Artifact> artifacts) => artifacts
        .SelectMany(artifact => artifact.Tags.Distinct())
        .GroupBy(tag => tag)
        .Select(group => (group.Key, $"{group.Count()} with this tag"));

    private static IEnumerable<(string Name, string Tip)> Variations(IReadOnlyList<Artifact> scripts) =>
        from script in scripts.Take(MostScriptsToRead)
        let definition = ScriptCatalog.Define(script)
        where definition is not null
        from variation in definition.Variations
        select ("_" + variation, $"Variation of {script.Alias}");
}
