using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The scripts of all generations among the artifacts.</summary>
public sealed class ScriptCatalog(IArtifactIndex index)
{
    /// <summary>The artifacts of the automations <c>ic</c> and <c>script</c> that have a name and tags. Tags with a leading <c>_</c> are variations and play no part.</summary>
    /// <param name="name">Name and repository.</param>
    /// <param name="tags">Tags; exclusions are honoured.</param>
    /// <param name="automation">Only this automation, or <see cref="ObjectName.Any"/>.</param>
    public IReadOnlyList<Artifact> Find(ArtifactName name, TagQuery tags, ObjectName automation = default)
    {
        var plain = PlainTags(tags);
        var found = new List<Artifact>();
        foreach (var known in Generation.OfAutomations)
        {
            if (automation.IsEmpty || IsSame(automation, known.Automation))
            {
                found.AddRange(index.Find(new ArtifactQuery(known.Automation, name, plain)));
            }
        }

        return found;
    }

    /// <summary>What is wrong with scripts whose meta cannot be read, so that no search finds them.</summary>
    public IReadOnlyList<CmError> Unreadable() => index.Problems
        .Where(problem => problem.Id is "MetaFileBroken" or "FileNotReadable"
            && problem.Target is string folder && Generation.All.Any(known => Path.GetFileName(Path.GetDirectoryName(folder)) == known.Automation.Alias))
        .ToList();

    /// <summary>Whether an automation is one of scripts.</summary>
    public static bool IsAutomation(ObjectName automation) => Generation.OfAutomations.Any(known => IsSame(automation, known.Automation));

    /// <summary>The tags without those that select or exclude a variation.</summary>
    public static TagQuery PlainTags(TagQuery tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return TagQuery.FromTags(tags.Required.Where(tag => tag[0] != '_').Concat(tags.Excluded.Where(tag => tag.Length > 0 && tag[0] != '_').Select(tag => "-" + tag)));
    }

    /// <summary>The definition of an artifact, or null when it is no script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Its meta cannot be read.</exception>
    public static ScriptDefinition? Define(Artifact artifact) => GetGeneration(artifact) is { } generation ? new ScriptDefinition(artifact, generation) : null;

    /// <summary>The generation of an artifact, or null when it is no script.</summary>
    public static ScriptGeneration? GetGeneration(Artifact artifact) => Generation.Of(artifact)?.Kind;

    private static bool IsSame(ObjectName automation, ObjectName known) => automation.Uid == known.Uid || automation.Alias == known.Alias;
}
