using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Completion;

/// <summary>The word to complete.</summary>
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
    /// <param name="line">The typed part of the command.</param>
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

    /// <summary>Whether neither a name nor tags are on the line yet.</summary>
    public bool IsOpen => Text("Name").Length == 0 && Items("Tags").Count == 0;

    /// <summary>The command whose output comes through the pipe, as a separate question; null if there is none.</summary>
    public CompletionQuestion? BeforePipe
    {
        get
        {
            var elements = (_line.Parent as PipelineAst)?.PipelineElements;
            var place = elements?.IndexOf(_line) ?? -1;
            return elements?.Take(Math.Max(place, 0)).OfType<CommandAst>().FirstOrDefault(command => command.GetCommandName()?.Contains("-Cm", StringComparison.OrdinalIgnoreCase) == true) is { } first
                ? new(first.GetCommandName(), "", first, ConstantsOf(first))
                : null;
        }
    }

    /// <summary>The word without quotes.</summary>
    public string Word { get; }

    /// <summary>
    /// The words of the line without the name of the command and without quotes: those before the completed one, and its typed part.
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

    /// <summary>Writes a value for the command line: quoted if necessary, or if the user began with a quote.</summary>
    public string Quote(string value)
    {
        if (_quote == '"')
        {
            return ShownText.DoubleQuotedForPowerShell(value);
        }

        var needsQuotes = _quote == '\'' || !value.All(letter => char.IsLetterOrDigit(letter) || Plainly.Contains(letter)) || (value.Length > 0 && value[0] is '@' or '-');
        return needsQuotes ? ShownText.QuotedForPowerShell(value) : value;
    }

    // A constant on a finished line; a variable is not evaluated here.
    private static Hashtable ConstantsOf(CommandAst command) => new(StaticParameterBinder.BindCommand(command, resolve: true).BoundParameters
        .Where(bound => bound.Value.ConstantValue is not null)
        .ToDictionary(bound => bound.Key, bound => bound.Value.ConstantValue, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
