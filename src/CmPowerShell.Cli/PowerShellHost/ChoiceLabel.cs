namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The label of a choice: the character behind <c>&amp;</c> is its key.</summary>
internal sealed class ChoiceLabel
{
    private readonly string _text;

    internal ChoiceLabel(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        _text = mark < 0 ? label : label.Remove(mark, 1);
        Key = mark >= 0 && mark < _text.Length ? char.ToUpperInvariant(_text[mark]).ToString() : _text;
    }

    /// <summary>What to type.</summary>
    internal string Key { get; }

    /// <summary>Whether an answer is the key or the whole label.</summary>
    internal bool IsMeantBy(string answer) =>
        answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(_text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"[{Key}] {_text}";
}
