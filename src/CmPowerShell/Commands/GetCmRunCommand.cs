using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Runs;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Lists the remembered runs of scripts, the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "CmRun", DefaultParameterSetName = ById)]
[OutputType(typeof(CmRun))]
public sealed class GetCmRunCommand : CmCmdlet
{
    private const string ById = "Id";
    private const string Newest = "Last";

    /// <summary>The ids of runs; wildcards allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Only the newest one, or as many of the newest as the number behind it says.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Newest)]
    public SwitchParameter Last { get; set; }

    /// <summary>How many of the newest.</summary>
    [Parameter(Position = 0, ParameterSetName = Newest)]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    /// <summary>The script that ran.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [SupportsWildcards]
    public string Script { get; set; } = "";

    /// <summary>Tags that were asked for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tags { get; set; } = [];

    /// <summary>How they ended.</summary>
    [Parameter]
    public CmRunOutcome[] Outcome { get; set; } = [];

    /// <summary>Only runs that started then or later.</summary>
    [Parameter]
    public DateTime Since { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
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

        var pattern = new WildcardPattern(id, WildcardOptions.IgnoreCase);
        foreach (var run in Work(id, (engine, _) => Query().Of(engine.Runs).Where(run => pattern.IsMatch(run.Id)).Take(count)))
        {
            WriteObject(new CmRun(run));
        }
    }

    private RunQuery Query() => new()
    {
        Script = Script.Length > 0 ? ObjectName.Parse(Script) : ObjectName.Any,
        Tags = [.. Tags.SelectMany(tags => tags.Split(','))],
        Outcomes = [.. Outcome.Select(outcome => (RunOutcome)(int)outcome)],
        Since = Since == default ? default : Since.ToUniversalTime(),
    };
}
