using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>Short forms of searching, for tests.</summary>
internal static class IndexSearch
{
    /// <summary>The aliases (or uids, where there is no alias) of what a search finds.</summary>
    public static IEnumerable<string> Names(this IArtifactIndex index, string automation = "", string name = "", string tags = "") =>
        index.Search(automation, name, tags).Select(artifact => artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid);

    public static IReadOnlyList<Artifact> Search(this IArtifactIndex index, string automation = "", string name = "", string tags = "") =>
        index.Find(new ArtifactQuery(ObjectName.Parse(automation), ArtifactName.Parse(name), TagQuery.Parse(tags)));
}
