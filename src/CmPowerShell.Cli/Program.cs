using CmPowerShell.Cli;

// PowerShell's assemblies are loaded by PowerShellProgram alone, so that a classic command starts without them.
return PowerShellProgram.IsMeant(args) ? PowerShellProgram.Run(args) : ProgramHelp.IsMeant(args) ? ProgramHelp.Show() : ClassicProgram.Run(args);
