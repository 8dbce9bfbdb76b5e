using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Completion;

/// <summary>What is being completed.</summary>
internal sealed class CompletionQuestion
{
    // What means nothing to PowerShell within a word. Its quotes have more than one character each, so that everything else is quoted.
    private const string Plainly = "_-.:/\\@+=%*?[]!~^";
    private readonly IDictionary _bound;
    private readonly CommandAst _line;
    private readonly char _quote;

    /// <summary>Reads the question.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="word">The word as typed, perhaps with an opening quote.</param>
    /// <param name="line">The command as far as it is typed.</param>
    /// <param name="bound">The parameters that PowerShell could bind already.</param>
    public CompletionQuestion(string command, string? word, CommandAst line, IDictionary? bound)
    {
        word ??= "";
        Command = command;
        _line = line;
        _bound = bound ?? new Hashtable();
        _quote = word.Length > 0 && word[0] is '\'' or '"' ? word[0] : '\0';
        Word = _quote == '\0' ? word : word[1..].TrimEnd(_quote);
    }

    /// <summary>The name of the command.</summary>
    public string Command { get; }

    /// <summary>The word without quotes.</summary>
    public string Word { get; }

    /// <summary>
    /// The words of the line without the name of the command and without quotes: those before the one that is being completed, and what is typed of that one.
    /// Of a list in a word, <c>--tags=a,b</c>, PowerShell completes the last item alone, so that more may be typed than <see cref="Word"/>.
    /// </summary>
    public (IReadOnlyList<string> Before, string Typed) Line
    {
        get
        {
            var words = _line.CommandElements.Skip(1).Select(element => element.Extent.Text.Trim('\'', '"')).ToList();
            return words is [.., var last] && (last == Word || last.EndsWith("," + Word, StringComparison.Ordinal)) ? (words.GetRange(0, words.Count - 1), last) : (words, Word);
        }
    }

    /// <summary>The text of a parameter that is there already, the first one of a list; empty when it is not.</summary>
    public string Text(string parameter) => Plain(_bound[parameter]) switch
    {
        string text => text,
        IEnumerable items => Plain(items.Cast<object?>().FirstOrDefault())?.ToString() ?? "",
        var single => single?.ToString() ?? "",
    };

    /// <summary>
    /// The items of a list that is being typed, separated by commas. A list that ends in a comma is no complete expression and so not bound;
    /// therefore the line itself is read.
    /// </summary>
    public IReadOnlyList<string> Items(string parameter) => _line.CommandElements
        .SkipWhile(element => element is not CommandParameterAst named || !parameter.StartsWith(named.ParameterName, StringComparison.OrdinalIgnoreCase))
        .Skip(1)
        .TakeWhile(element => element is not CommandParameterAst)
        .SelectMany(element => element.Extent.Text.Split(','))
        .Select(item => item.Trim(' ', '\'', '"'))
        .Where(item => item.Length > 0)
        .ToList();

    /// <summary>A value as it must stand on the command line: quoted where it has to be, or where the person began with a quote.</summary>
    public string Quote(string value)
    {
        if (_quote == '"')
        {
            return ShownText.DoubleQuotedForPowerShell(value);
        }

        var needsQuotes = _quote == '\'' || !value.All(letter => char.IsLetterOrDigit(letter) || Plainly.Contains(letter)) || (value.Length > 0 && value[0] is '@' or '-');
        return needsQuotes ? ShownText.QuotedForPowerShell(value) : value;
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
