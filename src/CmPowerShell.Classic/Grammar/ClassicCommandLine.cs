using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>
/// Reads the classic command line <c>cm {action} {automation} {artifact(s)} --flag --a.b=c --list,=x,y @input.json -- rest</c>
/// into the input map that every action takes. The rules are those of <c>cmind</c> 4: the first two words that are neither flag nor file
/// are the action and the automation, further ones are artifacts; texts stay texts.
/// </summary>
public static class ClassicCommandLine
{
    private static readonly string[] LeadingKeys = ["action", "automation"];

    /// <summary>Reads the arguments as the shell split them.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">
    /// Ids <c>InvalidFlag</c>, <c>FlagConflict</c>, <c>InputFileNotFound</c>, <c>InputFileInvalid</c>, or <c>MetaFileBroken</c> with file, line and column.
    /// </exception>
    public static ClassicRequest Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var input = new MetaMap();
        var first = TakeLeadingWords(arguments, input);
        ReadRest(arguments, first, input);
        input["cmd"] = MetaList.OfTexts(arguments.Skip(first));
        return new ClassicRequest(input) { IsTyped = true };
    }

    /// <summary>Reads a command line given as one text; quotes and backslashes work as in a POSIX shell.</summary>
    /// <inheritdoc cref="Parse(IReadOnlyList{string})"/>
    public static ClassicRequest Parse(string commandLine) => Parse(CommandLineWords.Split(commandLine));

    private static int TakeLeadingWords(IReadOnlyList<string> arguments, MetaMap input)
    {
        var next = 0;
        foreach (var key in LeadingKeys)
        {
            if (next < arguments.Count && arguments[next].Trim() is { Length: > 0 } word && word[0] is not ('-' or '@'))
            {
                input[key] = arguments[next++];
            }
        }

        return next;
    }

    private static void ReadRest(IReadOnlyList<string> arguments, int first, MetaMap input)
    {
        var artifacts = new List<string>();
        for (var index = first; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == "--")
            {
                input["unparsed_cmd"] = MetaList.OfTexts(arguments.Skip(index + 1));
                break;
            }

            if (argument.StartsWith('@'))
            {
                Merge(input, InputFile.Read(argument[1..]));
            }
            else if (argument.StartsWith('-'))
            {
                ClassicFlag.Parse(argument, index + 1).SetIn(input);
            }
            else
            {
                artifacts.Add(argument);
            }
        }

        SetArtifacts(input, artifacts);
    }

    private static void SetArtifacts(MetaMap input, List<string> artifacts)
    {
        if (artifacts.Count > 0)
        {
            input["artifact"] = artifacts[0];
        }

        if (artifacts.Count > 1)
        {
            input["artifacts"] = MetaList.OfTexts(artifacts.Skip(1));
        }
    }

    private static void Merge(MetaMap input, MetaMap file)
    {
        foreach (var (key, value) in file)
        {
            input[key] = value;
        }
    }
}
