using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>Reads a command line that a hook gives in place of an input map.</summary>
internal static class CommandLineInput
{
    /// <summary>Returns the input map of a command line.</summary>
    /// <param name="commandLine">A text or a list of words.</param>
    /// <param name="operation">The operation; files after <c>@</c> are relative to its current folder.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The command line breaks the grammar, or a file in it cannot be read.</exception>
    public static MetaMap Read(MetaValue commandLine, Operation operation)
    {
        var words = commandLine is MetaList list ? list.Texts().ToList() : CommandLineWords.Split(commandLine.ToString());
        var own = words.TakeWhile(word => word != "--").Count();
        var input = ClassicCommandLine.Parse([.. words.Take(own).Select(word => WithFullPath(word, operation)), .. words.Skip(own)]).Input;
        // Only words of the user are kept for a script to show.
        input.Remove("cmd");
        return input;
    }

    private static string WithFullPath(string word, Operation operation) => word.Length > 1 && word[0] == '@' ? "@" + operation.FullPath(word[1..]) : word;
}
