using CmPowerShell.Conformance;
using CmPowerShell.Engine.Errors;

try
{
    return args switch
    {
        ["meta", var folder, var parsed] => new MetaConformance(Console.Out).Run(folder, parsed),
        _ => Usage.Show(Console.Error),
    };
}
catch (Exception problem) when (problem is CmException or IOException)
{
    Console.Error.WriteLine(problem.Message);
    return Usage.ExitCode;
}
