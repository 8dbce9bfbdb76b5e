using CmPowerShell.Conformance;

return args switch
{
    ["meta", var folder, var parsed] => new MetaConformance(Console.Out).Run(folder, parsed),
    _ => Usage.Show(Console.Error),
};
