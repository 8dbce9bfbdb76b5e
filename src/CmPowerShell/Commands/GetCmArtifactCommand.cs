using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Finds artifacts of any automation.</summary>
[Cmdlet(VerbsCommon.Get, "CmArtifact")]
[OutputType(typeof(CmArtifact), typeof(CmScript), typeof(CmCacheEntry))]
public sealed class GetCmArtifactCommand : CmSearchCmdlet
{
    /// <summary>The automation, which is the kind of artifact.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AutomationCompleter))]
    [SupportsWildcards]
    public string Automation { get; set; } = "";

    /// <summary>The names.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [""];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Find(engine, name), out var found))
            {
                WriteObject(found, enumerateCollection: true);
            }
        }
    }

    private List<CmArtifact> Find(CmEngine engine, string name)
    {
        var query = new ArtifactQuery(ObjectName.Parse(Automation), Parse(name), TagQuery);
        var found = engine.Index.Find(query);
        if (found.Count == 0)
        {
            Complain(engine, query, name);
        }

        var artifacts = new FoundArtifacts(engine);
        return found.Select(artifacts.Of).ToList();
    }

    private void Complain(CmEngine engine, ArtifactQuery query, string name)
    {
        var sameKind = engine.Index.Find(ArtifactQuery.Everything with { Automation = query.Automation });
        if (SearchErrors.AsksForOne(query.Automation) && sameKind.Count == 0 && !IsWellKnown(query.Automation))
        {
            var all = engine.Index.Find(ArtifactQuery.Everything).Select(artifact => artifact.Automation.Alias);
            throw new CmException(SearchErrors.NotFound("AutomationNotFound", "automation with artifacts", Automation, all));
        }

        if (SearchErrors.AsksForOne(query.Name.Object))
        {
            throw new CmException(SearchErrors.NotFound("ArtifactNotFound", "artifact", name, sameKind.Select(artifact => artifact.Alias)));
        }
    }

    private static bool IsWellKnown(ObjectName automation) => WellKnownAutomations.All.Any(known =>
        automation.Uid.Length > 0 ? known.Uid == automation.Uid : known.Alias == automation.Alias);
}
