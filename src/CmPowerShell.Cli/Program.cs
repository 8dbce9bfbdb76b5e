using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Cli;

// PowerShell's assemblies are loaded by PowerShellProgram alone, so that a classic command starts without them.
return MlcPrograms.LeadingWords(ProgramName.Get()) is { } words ? ClassicProgram.Run(new MlcGrammar(words), args)
    : PowerShellProgram.IsMeant(args) ? PowerShellProgram.Run(args)
    : ProgramHelp.IsMeant(args) ? ProgramHelp.Show()
    : ClassicProgram.Run(new CmGrammar(), args);
