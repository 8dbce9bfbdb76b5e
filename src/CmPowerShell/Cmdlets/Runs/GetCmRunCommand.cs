using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Lists recorded runs of scripts, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "CmRun", DefaultParameterSetName = ById)]
[OutputType(typeof(CmRun))]
public sealed class GetCmRunCommand : CmCmdlet
{
    private const string ById = "Id";
    private const string Newest = "Last";

    /// <summary>The ids of runs; wildcards allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Only the newest one, or the given number of newest ones.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Newest)]
    public SwitchParameter Last { get; set; }

    /// <summary>The number of the newest.</summary>
    [Parameter(Position = 0, ParameterSetName = Newest)]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    /// <summary>The script that ran.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [SupportsWildcards]
    [ScriptText]
    [NotBlank]
    public string Script { get; set; } = "";

    /// <summary>Requested tags.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>Their outcomes.</summary>
    [Parameter]
    [NotBlank]
    public CmRunOutcome[] Outcome { get; set; } = [];

    /// <summary>Only runs that started then or later.</summary>
    [Parameter]
    public DateTime Since { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (Last)
        {
            Write("*", Count);
            return;
        }

        foreach (var id in Id)
        {
            Write(id, int.MaxValue);
        }
    }

    private void Write(string id, int count)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(id))
        {
            if (TryWork(id, (engine, _) => engine.Runs.Find(id), out var run))
            {
                WriteObject(new CmRun(run!));
            }

            return;
        }

        if (TryWork(id, (engine, _) => Find(engine, id).Take(count), out var runs))
        {
            WriteObject(runs!.Select(run => new CmRun(run)), enumerateCollection: true);
        }
    }

    private IEnumerable<RunRecord> Find(CmEngine engine, string id)
    {
        var pattern = Wildcard.Parse(id);
        return Query().Apply(engine.Runs).Where(run => pattern.IsMatch(run.Id));
    }

    private RunQuery Query() => new()
    {
        Script = Script.Length > 0 ? ObjectName.Parse(Script) : ObjectName.Any,
        Tags = Tag,
        Outcomes = [.. Outcome.Select(outcome => (RunOutcome)(int)outcome)],
        Since = Since == default ? default : Since.ToUniversalTime(),
    };
}
