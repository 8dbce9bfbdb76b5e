using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Cache.Inspection;
using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Finds broken, dangling and unusable entries in the cache.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmCache", DefaultParameterSetName = BySearch)]
[OutputType(typeof(CmCacheFinding))]
public sealed class TestCmCacheCommand : CacheSelectionCmdlet
{
    private const int AtATime = 16;
    private FindingFilter? _filter;

    /// <summary>Only findings of these severities.</summary>
    [Parameter]
    [NotBlank]
    public CmFindingSeverity[] Severity { get; set; } = [];

    /// <summary>Only findings of these rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CacheRuleCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Rule { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Begin() =>
        _filter = Work(null, (_, _) => new FindingFilter(Severity, Rule, CacheRules.All.Select(rule => rule.Id)));

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var all = All;
        if (IsEverything && TryWork(null, (_, _) => CacheInspector.InspectAround(all).ToList(), out var around))
        {
            Write(around!, null);
        }

        foreach (var some in Chosen().Chunk(AtATime))
        {
            foreach (var (entry, findings, failure) in Work(null, (_, _) => Array.ConvertAll(some, entry => Inspect(entry, all))))
            {
                if (failure is null)
                {
                    Write(findings, entry);
                }
                else
                {
                    WriteFailure(failure, entry.Uid);
                }
            }
        }
    }

    private static (CacheEntry Entry, IReadOnlyList<CacheFinding> Findings, Exception? Failure) Inspect(CacheEntry entry, CacheSnapshot all)
    {
        try
        {
            return (entry, CacheInspector.Inspect(entry, all).ToList(), null);
        }
        catch (Exception failure) when (failure is CmException or IOException or UnauthorizedAccessException)
        {
            return (entry, [], failure);
        }
    }

    private void Write(IEnumerable<CacheFinding> findings, CacheEntry? entry)
    {
        foreach (var finding in findings.Where(finding => _filter!.Wants((CmFindingSeverity)(int)finding.Severity, finding.Rule)))
        {
            Point(finding.Issue);
            WriteObject(new CmCacheFinding(finding, entry is null ? null : Emitted(entry)));
        }
    }
}
