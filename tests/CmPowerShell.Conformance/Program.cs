using CmPowerShell.Conformance;
using CmPowerShell.Conformance.Runs;

return args switch
{
    ["meta", var folder, var parsed] => new MetaConformance(Console.Out).Run(folder, parsed),
    ["plans", var folder, var recorded] => new PlanConformance(Console.Out).Run(folder, recorded),
    ["runs", var folder, var records, .. var options] when RunsOptions.Parse(options) is { } runs => new RunsConformance(runs, Console.Out).Run(folder, records),
    _ => Usage.Show(Console.Error),
};
