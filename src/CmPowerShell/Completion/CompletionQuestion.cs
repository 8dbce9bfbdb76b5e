using System.Buffers;
using System.Collections;
using System.Management.Automation;

namespace CmPowerShell.Completion;

/// <summary>What is being completed.</summary>
internal sealed class CompletionQuestion
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t'\"`$&|;,(){}<>");
    private readonly IDictionary _bound;
    private readonly char _quote;

    /// <summary>Reads the question.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="word">The word as typed, perhaps with an opening quote.</param>
    /// <param name="bound">The parameters that are there already.</param>
    public CompletionQuestion(string command, string? word, IDictionary? bound)
    {
        word ??= "";
        Command = command;
        _bound = bound ?? new Hashtable();
        _quote = word.Length > 0 && word[0] is '\'' or '"' ? word[0] : '\0';
        Word = _quote == '\0' ? word : word[1..].TrimEnd(_quote);
    }

    /// <summary>The name of the command.</summary>
    public string Command { get; }

    /// <summary>The word without quotes.</summary>
    public string Word { get; }

    /// <summary>The text of a parameter that is there already; empty when it is not.</summary>
    public string Text(string parameter) => Texts(parameter) is [var first, ..] ? first : "";

    /// <summary>The texts of a parameter that is there already.</summary>
    public IReadOnlyList<string> Texts(string parameter) => Plain(_bound[parameter]) switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().Select(item => Plain(item)?.ToString() ?? "").ToList(),
        var single => [single.ToString() ?? ""],
    };

    /// <summary>A value as it must stand on the command line: quoted where it has to be, or where the person began with a quote.</summary>
    public string Quote(string value)
    {
        if (_quote == '"')
        {
            return $"\"{value.Replace("`", "``", StringComparison.Ordinal).Replace("\"", "`\"", StringComparison.Ordinal).Replace("$", "`$", StringComparison.Ordinal)}\"";
        }

        var needsQuotes = _quote == '\'' || value.AsSpan().IndexOfAny(Special) >= 0 || (value.Length > 0 && value[0] is '@' or '#' or '-');
        return needsQuotes ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
