using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Finds artifacts of any automation.</summary>
[Cmdlet(VerbsCommon.Get, "CmArtifact")]
[OutputType(typeof(CmArtifact), typeof(CmScript), typeof(CmCacheEntry), typeof(PSObject))]
public sealed class GetCmArtifactCommand : CmSearchCmdlet
{
    /// <summary>The automation, which is the kind of artifact.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AutomationCompleter))]
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string Automation { get; set; } = "";

    /// <summary>The names.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Emit the meta including inherited meta, as objects with properties.</summary>
    [Parameter]
    public SwitchParameter Meta { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Find(engine, name), out var found))
            {
                found!.ForEach(Emit);
            }
        }
    }

    private void Emit(CmArtifact artifact)
    {
        if (!Meta)
        {
            WriteObject(artifact);
        }
        else if (TryWork(artifact.Path, (_, _) => MetaObject.Create(artifact.Source.Meta), out var meta))
        {
            WriteObject(meta);
        }
    }

    private List<CmArtifact> Find(CmEngine engine, string name)
    {
        var query = new ArtifactQuery(ObjectName.Parse(Automation), Parse(name), TagQuery);
        var found = engine.Index.Find(query);
        if (found.Count == 0)
        {
            Complain(engine, query);
        }

        var artifacts = new FoundArtifacts(engine);
        return found.Select(artifacts.Create).ToList();
    }

    private static void Complain(CmEngine engine, ArtifactQuery query)
    {
        if (query.Automation.AsksForOne && !IsWellKnown(query.Automation) && !engine.Index.Find(ArtifactQuery.Everything with { Automation = query.Automation }).Any())
        {
            throw new CmException(new ArtifactSuggestions(engine.Index).NothingFound(query, "artifact", "AutomationNotFound"));
        }

        if (query.Name.Object.AsksForOne)
        {
            throw new CmException(new ArtifactSuggestions(engine.Index).NothingFound(query));
        }
    }

    private static bool IsWellKnown(ObjectName automation) => WellKnownAutomations.All.Any(known =>
        automation.Uid.Length > 0 ? known.Uid == automation.Uid : known.Alias == automation.Alias);
}
