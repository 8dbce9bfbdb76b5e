using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Finds scripts of all generations.</summary>
[Cmdlet(VerbsCommon.Get, "CmScript")]
[OutputType(typeof(CmScript))]
public sealed class GetCmScriptCommand : CmSearchCmdlet
{
    /// <summary>The names.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [""];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Find(engine, name), out var found))
            {
                WriteEach(found!);
            }
        }
    }

    private IReadOnlyList<Artifact> Find(CmEngine engine, string name)
    {
        var parsed = Parse(name);
        return parsed.Object.AsksForOne
            ? engine.Runner.Find(new RunRequest { Name = parsed, Tags = TagQuery.ToString().Split(',') })
            : engine.Scripts.Find(parsed, TagQuery);
    }

    /// <summary>One script whose meta is broken does not hide the others.</summary>
    private void WriteEach(IReadOnlyList<Artifact> scripts)
    {
        var found = new FoundArtifacts(Engine);
        foreach (var script in scripts)
        {
            if (TryWork(script.Name.ToString(), (_, _) => ScriptCatalog.Define(script), out var definition) && definition is not null)
            {
                WriteObject(found.Of(definition));
            }
        }
    }
}
