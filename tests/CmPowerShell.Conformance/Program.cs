using CmPowerShell.Conformance;
using CmPowerShell.Conformance.Core;
using CmPowerShell.Conformance.Crowd;
using CmPowerShell.Conformance.Faults;
using CmPowerShell.Conformance.Fuzz;
using CmPowerShell.Conformance.Kills;
using CmPowerShell.Conformance.Mlcflow;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Conformance.Values;
using CmPowerShell.Meta.Errors;

try
{
    return args switch
    {
        ["meta", var folder, var parsed] => new MetaConformance(Console.Out).Run(folder, parsed),
        ["plans", var folder, var recorded] => new PlanConformance(Console.Out).Run(folder, recorded),
        ["plans", var folder, var recorded, "--order"] => new PlanConformance(Console.Out, inOrder: true).Run(folder, recorded),
        ["locks", .. { Length: > 0 } folders] => new LockConformance(Console.Out).Run(folders),
        ["runs", var folder, var records, .. var options] when RunsOptions.Parse(options) is { } runs => new RunsConformance(runs, Console.Out).Run(folder, records),
        ["core", var records, .. var options] when RunsOptions.Parse(options) is { } core => new CoreConformance(core, Console.Out).Run(records),
        ["mlc", var folder, var records, .. var options] when MlcOptions.Parse(options) is { } mlc => new MlcConformance(mlc, Console.Out).Run(folder, records),
        ["fuzz", var folder, .. var options] when FuzzOptions.Parse(options) is { } fuzz => new FuzzRun(fuzz, Console.Out).Run(folder),
        ["fuzz-formats", .. var options] when FuzzOptions.Parse(options) is { } fuzz => new FormatFuzzRun(fuzz, Console.Out).Run(),
        ["values", .. var options] when ValuesOptions.Parse(options) is { } values => new ValuesRun(values, Console.Out).Run(),
        ["kills", .. var options] when KillOptions.Parse(options) is { } kills => new KillRun(kills, Console.Out).Run(),
        ["faults", .. var options] when FaultOptions.Parse(options) is { } faults => new FaultRun(faults, Console.Out).Run(),
        ["crowd", .. var options] when CrowdOptions.Parse(options) is { } crowd => new CrowdRun(crowd, Console.Out).Run(),
        _ => Usage.Show(Console.Error),
    };
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CmException)
{
    Console.Error.WriteLine(exception.Message);
    return Usage.ExitCode;
}
