using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>Splits a command line of mlcflow into its parts.</summary>
internal static class MlcCommandLine
{
    // Dashes and quotes of a text program, in a line that was copied from a document.
    private const string TypesetMarks = "\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201c\u201d";

    /// <summary>Reads the words.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Ids <c>CommandLineInvalid</c>, <c>ActionNotSpecified</c>.</exception>
    internal static MlcCommand Read(IReadOnlyList<string> arguments)
    {
        var inputs = new MetaMap();
        var words = new List<string>();
        foreach (var argument in arguments)
        {
            RefuseTypesetMark(argument);
            if (MlcFlag.IsOne(argument))
            {
                MlcFlag.Set(argument, inputs);
            }
            else if (words.Count > 2 && IsAssignment(argument))
            {
                MlcFlag.Set("--" + argument, inputs);
            }
            else
            {
                words.Add(argument);
            }
        }

        return Address(words, new MlcCommand { Inputs = inputs, Arguments = arguments });
    }

    private static MlcCommand Address(List<string> words, MlcCommand command)
    {
        if (words.Count == 0)
        {
            return command.WantsHelp ? command : throw MlcErrors.NoAction();
        }

        var action = words[0].Replace('_', '-');

        // 'mlc script --help' is about a target.
        if (command.WantsHelp && words.Count == 1 && !MlcActions.Names.Contains(action) && MlcTargets.Find(action) is { } subject)
        {
            return command with { Target = subject };
        }

        if (!MlcActions.Names.Contains(action))
        {
            throw MlcErrors.UnknownWord("action", words[0], MlcActions.Names);
        }

        if (words.Count == 1)
        {
            var own = action == "reindex" ? MlcTargets.All
                : MlcActions.TargetsOf(action) is [MlcTargets.Program] ? MlcTargets.Program
                : command.WantsHelp || action == "help" ? "" : throw MlcErrors.NoTarget(action);
            return command with { Action = action, Target = own };
        }

        var target = MlcTargets.Find(words[1]) ?? throw MlcErrors.UnknownWord("target", words[1], MlcTargets.Written);
        return command with { Action = action, Target = target, Details = words[2..] };
    }

    /// <summary>mlcflow reads <c>key=value</c> after the details as an input, also without dashes.</summary>
    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && word.AsSpan(0, equals).IndexOfAny(", /") < 0;
    }

    private static void RefuseTypesetMark(string argument)
    {
        if (argument.Length > 0 && TypesetMarks.Contains(argument[0], StringComparison.Ordinal))
        {
            throw MlcErrors.CommandLineInvalid(
                $"'{argument}' begins with '{argument[0]}', a mark of typeset text", "Type it again with '-' or plain quotes; a line copied from a document often has other characters.");
        }
    }
}
