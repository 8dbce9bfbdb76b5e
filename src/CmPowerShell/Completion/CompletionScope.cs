using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Completion;

/// <summary>The artifacts that a command searches, as far as its line specifies them already.</summary>
internal static class CompletionScope
{
    // The meta files are read; to read hundreds of them would be felt.
    private const int MaximumScripts = 10;

    /// <summary>The artifacts of the command and of the automation, repository and tags that were given.</summary>
    public static IEnumerable<Artifact> Artifacts(CmEngine engine, CompletionQuestion question, IReadOnlyList<string>? tags = null)
    {
        var query = TagQuery.FromTags(tags ?? GivenTags(question));
        return question.Command switch
        {
            _ when IsOfAnyKind(question.Command) =>
                engine.Index.Find(new ArtifactQuery(ObjectName.Parse(question.Text("Automation")), InRepo(question), query)),
            _ when question.Command.EndsWith("-CmCache", StringComparison.OrdinalIgnoreCase) => CacheEntries(engine, query),
            _ => engine.Scripts.Find(InRepo(question), query),
        };
    }

    private static bool IsOfAnyKind(string command) =>
        command.EndsWith("-CmArtifact", StringComparison.OrdinalIgnoreCase) || command.EndsWith("-CmAction", StringComparison.OrdinalIgnoreCase);

    /// <summary>The scripts of the repository and tags that were given.</summary>
    public static IEnumerable<Artifact> Scripts(CmEngine engine, CompletionQuestion question) =>
        engine.Scripts.Find(InRepo(question), TagQuery.FromTags(GivenTags(question).Where(tag => !tag.TrimStart('-').StartsWith('_'))));

    /// <summary>The definitions of the few scripts that the line has led to: by its own name and tags, or by those of the command before the pipe.</summary>
    public static IEnumerable<ScriptDefinition> Definitions(CmEngine engine, CompletionQuestion question)
    {
        var asked = question.IsOpen && question.BeforePipe is { } before ? before : question;
        return Scripts(engine, asked).Where(script => IsNamed(asked, script)).Take(MaximumScripts).Select(ScriptCatalog.Define).OfType<ScriptDefinition>();
    }

    /// <summary>The tags that were given, one by one.</summary>
    public static IReadOnlyList<string> GivenTags(CompletionQuestion question) =>
        question.Items("Tags");

    /// <summary>Whether an artifact has the name that was given, if one was.</summary>
    public static bool IsNamed(CompletionQuestion question, Artifact artifact) =>
        question.Text("Name") is not { Length: > 0 } name || name == artifact.Alias || name == artifact.Uid;

    private static ArtifactName InRepo(CompletionQuestion question) =>
        question.Text("Repository") is { Length: > 0 } repo ? new(ObjectName.Any, ObjectName.Parse(repo)) : ArtifactName.Any;

    private static IEnumerable<Artifact> CacheEntries(CmEngine engine, TagQuery query) =>
        new[] { WellKnownNames.Cache, WellKnownNames.Installed }.SelectMany(automation => engine.Index.Find(new ArtifactQuery(automation, ArtifactName.Any, query)));
}
