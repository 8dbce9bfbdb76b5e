using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Variables;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>What a generation supplies to read the meta of its scripts and to apply it.</summary>
/// <param name="Generation">Which keys count where.</param>
/// <param name="Variables">The names of the variables that the generation knows.</param>
/// <param name="Rules">How the parts of a script are applied.</param>
internal sealed record MetaFormat(ScriptGeneration Generation, VariableNames Variables, ResolutionRules Rules);
