using CmPowerShell.Classic.Grammar;
using CmPowerShell.Cli;

// PowerShell's assemblies are loaded by PowerShellProgram alone, so that a classic command starts without them.
return MlcPrograms.LeadingWords(ProgramName.Get()) is { } words ? ClassicProgram.Run(new MlcGrammar(words), args)

    // Where no link can be made: 'cm mlcr detect,os'.
    : args is [var name, .. var rest] && MlcPrograms.Names.Contains(name) ? ClassicProgram.Run(new MlcGrammar(MlcPrograms.LeadingWords(name)!), rest)
    : CmPrograms.LeadingWords(ProgramName.Get()) is { } first ? ClassicProgram.Run(new CmGrammar(first), args)
    : args is [var program, .. var others] && CmPrograms.LeadingWords(program) is { } front ? ClassicProgram.Run(new CmGrammar(front), others)
    : PowerShellProgram.IsMeant(args) ? PowerShellProgram.Run(args)
    : ProgramHelp.IsMeant(args) ? ProgramHelp.Show()
    : ClassicProgram.Run(new CmGrammar(), args);
