using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Makes the key under which a build service keeps what runs would reuse.</summary>
[Cmdlet(VerbsCommon.Get, "CmCacheKey", DefaultParameterSetName = ByName)]
[OutputType(typeof(string))]
public sealed class GetCmCacheKeyCommand : CmScriptRequestCmdlet
{
    private readonly PlanKey _key = new();
    private bool _isWhole = true;
    private bool _hasRequest;

    /// <summary>A file that is written with the lines of the key, for a service that makes its key of files.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Path { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var (target, make) in Requests())
        {
            _hasRequest = true;
            _isWhole &= TryWork(target, (engine, operation) => Add(new ScriptPlanner(engine.Runner), make, operation), out _);
        }
    }

    /// <summary>One key for all runs together. A key without one of them would restore too much.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!_isWhole || !_hasRequest)
        {
            return;
        }

        if (Path is not null)
        {
            var file = GetUnresolvedProviderPathFromPSPath(Path);
            Work(file, (_, _) =>
            {
                AtomicFile.WriteText(file, _key.Text);
                return file;
            });
        }

        WriteObject(_key.Short);
    }

    private bool Add(ScriptPlanner planner, Func<CmPowerShell.Engine.Execution.Context.RunRequest> make, CmPowerShell.Engine.Events.Operation operation)
    {
        var request = make();
        var plan = planner.Plan(request, operation);
        _key.Add(request, plan.Error is { } error ? throw new CmPowerShell.Meta.Errors.CmException(error) : plan);
        return true;
    }
}
