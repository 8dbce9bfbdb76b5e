using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>The base of the cmdlets that do something with scripts, found by name, tags and repository or given as objects.</summary>
public abstract class CmScriptSearchCmdlet : CmSearchCmdlet
{
    private protected const string ByName = "Name";
    private protected const string ByObject = "InputObject";
    private const int AtATime = 64;

    /// <summary>The names.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Script")]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Scripts as Get-CmScript and Get-CmArtifact emit them.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenArtifact]
    [ValidateNotNullOrEmpty]
    public CmArtifact[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (InputObject.Length > 0)
        {
            InputObject.ToList().ForEach(ProcessGiven);
            return;
        }

        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Find(engine, name), out var found))
            {
                Process(found!);
            }
        }
    }

    private void ProcessGiven(CmArtifact given)
    {
        if (TryWork(given, (_, _) => IsOnCommandLine(nameof(Name)) ? throw SelectionErrors.TwoSelections(given) : ScriptArgument.Resolve(given), out var script))
        {
            Process([script!]);
        }
    }

    /// <summary>Processes the scripts that one name found. One script whose meta is broken does not hide the others.</summary>
    private protected virtual void Process(IReadOnlyList<Artifact> scripts)
    {
        // Several at a time, since going from thread to thread costs more than reading a meta file.
        foreach (var some in scripts.Chunk(AtATime))
        {
            foreach (var (script, definition, failure) in Work(null, (_, _) => Array.ConvertAll(some, Define)))
            {
                if (failure is not null)
                {
                    WriteFailure(failure, script.Name.ToString());
                }
                else if (definition is not null)
                {
                    Process(definition);
                }
            }
        }
    }

    /// <summary>Whether the meta of each script is read, so that one that cannot be read is an error. A cmdlet that emits objects leaves that to their readers.</summary>
    private protected virtual bool ReadsMeta => true;

    private (Artifact Script, ScriptDefinition? Definition, Exception? Failure) Define(Artifact script)
    {
        try
        {
            var definition = ScriptCatalog.Define(script);
            if (ReadsMeta || script.Inherits)
            {
                _ = script.Meta;
            }

            return (script, definition, null);
        }
        catch (Exception failure) when (failure is CmException or IOException or UnauthorizedAccessException)
        {
            return (script, null, failure);
        }
    }

    /// <summary>Processes one script.</summary>
    private protected abstract void Process(ScriptDefinition script);

    private IReadOnlyList<Artifact> Find(CmEngine engine, string name)
    {
        var parsed = Parse(name);
        return parsed.Object.AsksForOne
            ? engine.Runner.Find(new RunRequest { Name = parsed, Tags = TagQuery.ToString().Split(',') })
            : engine.Scripts.Find(parsed, TagQuery);
    }
}
