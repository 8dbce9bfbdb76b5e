namespace CmPowerShell.Classic.Completion;

/// <summary>A possible word of a command line.</summary>
/// <param name="Text">The word.</param>
/// <param name="Meaning">What it means.</param>
public sealed record ClassicWord(string Text, string Meaning);
