using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>
/// <c>--extra_git_args</c>: arguments of <c>git clone</c>, as one text or a list. This program has git built in; it accepts the arguments that select a branch or
/// a depth, and those that change nothing in the clone, and refuses the others.
/// </summary>
internal static class MlcGitArguments
{
    private const string Name = "extra_git_args";
    private static readonly string[] WithoutEffect = ["--quiet", "-q", "--verbose", "-v", "--progress", "--no-progress"];

    /// <summary>Replaces the arguments by inputs of the action.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>InvalidInput</c>.</exception>
    internal static void Set(MetaMap input)
    {
        if (input.Find(Name) is not { } given)
        {
            return;
        }

        input.Remove(Name);
        var words = new Queue<string>(given is MetaList list ? list.Texts() : given.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            var (option, value) = word.Split('=', 2) is [var name, var text] ? (name, text) : (word, null);
            switch (option)
            {
                case "--branch" or "-b":
                    SetUnlessGiven(input, "branch", value ?? Next(words, word));
                    break;
                case "--depth":
                    SetUnlessGiven(input, "depth", value ?? Next(words, word));
                    break;
                default:
                    Require(WithoutEffect.Contains(word), word);
                    break;
            }
        }
    }

    private static string Next(Queue<string> words, string option)
    {
        Require(words.TryDequeue(out var value), option);
        return value!;
    }

    // The inputs of the action come first.
    private static void SetUnlessGiven(MetaMap input, string key, string value)
    {
        if (input.Text(key).Length == 0)
        {
            input[key] = value;
        }
    }

    private static void Require(bool isAccepted, string word)
    {
        if (!isAccepted)
        {
            throw MlcErrors.GitArgument(word);
        }
    }
}
