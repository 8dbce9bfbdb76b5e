using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;

namespace CmPowerShell.Completion;

/// <summary>Among which artifacts a command searches, as far as its line says it already.</summary>
internal static class CompletionScope
{
    /// <summary>The artifacts of the command and of the automation, repository and tags that were given.</summary>
    public static IEnumerable<Artifact> Artifacts(CmEngine engine, CompletionQuestion question, IReadOnlyList<string>? tags = null)
    {
        var query = TagQuery.Of(tags ?? GivenTags(question));
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
        engine.Scripts.Find(InRepo(question), TagQuery.Of(GivenTags(question)));

    /// <summary>The tags that were given, one by one.</summary>
    public static IReadOnlyList<string> GivenTags(CompletionQuestion question) =>
        question.Items("Tags");

    /// <summary>Whether an artifact has the name that was given, if one was.</summary>
    public static bool IsNamed(CompletionQuestion question, Artifact artifact) =>
        question.Text("Name") is not { Length: > 0 } name || name == artifact.Alias || name == artifact.Uid;

    private static ArtifactName InRepo(CompletionQuestion question) =>
        question.Text("Repository") is { Length: > 0 } repo ? new(ObjectName.Any, ObjectName.Parse(repo)) : ArtifactName.Any;

    private static IEnumerable<Artifact> CacheEntries(CmEngine engine, TagQuery query) =>
        new[] { WellKnown.Cache, WellKnown.Installed }.SelectMany(automation => engine.Index.Find(new ArtifactQuery(automation, ArtifactName.Any, query)));
}
