using System.Management.Automation;
using System.Management.Automation.Language;

namespace CmPowerShell.Binding;

/// <summary>
/// Finds the original text of numbers in the lists of a command line. PowerShell keeps that of a single number, but passes <c>1.10</c> in
/// <c>--tags=python,1.10</c> as <c>1.1</c>.
/// </summary>
internal sealed class WrittenNumbers
{
    private readonly List<IReadOnlyList<ExpressionAst>> _lists;

    private WrittenNumbers(IEnumerable<IReadOnlyList<ExpressionAst>> lists) => _lists = [.. lists];

    /// <summary>Reads the line on which a command was called.</summary>
    public static WrittenNumbers Read(InvocationInfo call)
    {
        var start = Math.Max(call.OffsetInLine - 1, 0);
        if (call.Line is not { } line || start >= line.Length)
        {
            return new([]);
        }

        var command = Parser.ParseInput(line[start..], out _, out _).Find(ast => ast is CommandAst, searchNestedScriptBlocks: false) as CommandAst;
        IEnumerable<CommandElementAst> elements = command is null ? [] : command.CommandElements;
        return new(elements.OfType<ArrayLiteralAst>().Select(list => (IReadOnlyList<ExpressionAst>)list.Elements));
    }

    /// <summary>The texts of the items of a list as they were written.</summary>
    /// <param name="items">The items as PowerShell handed them over.</param>
    public IReadOnlyList<string?> TextsOf(IReadOnlyList<object?> items)
    {
        var written = _lists.Find(list => list.Count == items.Count && list.Zip(items).All(pair => IsSame(pair.First, pair.Second)));
        return [.. items.Select((item, place) => written?[place] is ConstantExpressionAst and not StringConstantExpressionAst ? written[place].Extent.Text : Plain(item))];
    }

    private static bool IsSame(ExpressionAst written, object? item) => written switch
    {
        StringConstantExpressionAst text => text.Value == Plain(item),
        ConstantExpressionAst number => Equals(number.Value, ArgumentText.Unwrap(item)),
        _ => true,
    };

    private static string? Plain(object? item) => LanguagePrimitives.ConvertTo<string>(item);
}
