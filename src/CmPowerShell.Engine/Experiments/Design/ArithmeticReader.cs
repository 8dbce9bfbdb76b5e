using System.Globalization;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>Calculates an expression of numbers, one variable, <c>+ - * / // % **</c> and parentheses, with the precedence of Python.</summary>
/// <param name="axis">The name of the axis, for errors.</param>
/// <param name="text">The expression.</param>
/// <param name="name">The variable.</param>
/// <param name="value">Its value; one that is not a number can only be the whole expression.</param>
internal sealed class ArithmeticReader(string axis, string text, string name, MetaValue value)
{
    private static readonly string[] Sums = ["+", "-"];
    private static readonly string[] Products = ["//", "/", "%", "*"];
    private int _place;

    /// <summary>The result.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>ExploreInvalid</c>.</exception>
    public MetaValue Read()
    {
        if (text.Trim() == name)
        {
            return value;
        }

        var result = ReadSum();
        SkipSpace();
        return _place < text.Length || !double.IsFinite(result) ? throw ExploreExpression.Invalid(axis, text)
            : result == Math.Truncate(result) && Math.Abs(result) < long.MaxValue ? (MetaValue)(long)result
            : result;
    }

    private double ReadSum()
    {
        var result = ReadProduct();
        while (Take(Sums) is { } sign)
        {
            result = sign == "+" ? result + ReadProduct() : result - ReadProduct();
        }

        return result;
    }

    private double ReadProduct()
    {
        var result = ReadSigned();
        while (Take(Products) is { } sign)
        {
            var right = ReadSigned();
            result = sign switch
            {
                "*" => result * right,
                "/" => result / right,
                "//" => Math.Floor(result / right),
                _ => result - (right * Math.Floor(result / right)),
            };
        }

        return result;
    }

    private double ReadSigned() => Take(["-"]) is not null ? -ReadSigned() : ReadPower();

    // A power binds closer than a sign in front of it, and to the right.
    private double ReadPower()
    {
        var result = ReadValue();
        return Take(["**"]) is not null ? Math.Pow(result, ReadSigned()) : result;
    }

    private double ReadValue()
    {
        if (Take(["("]) is not null)
        {
            var inner = ReadSum();
            return Take([")"]) is not null ? inner : throw ExploreExpression.Invalid(axis, text);
        }

        SkipSpace();
        var start = _place;
        while (_place < text.Length && (char.IsAsciiLetterOrDigit(text[_place]) || text[_place] is '_' or '.'))
        {
            _place++;
        }

        var word = text[start.._place];
        return double.TryParse(word == name ? value.ToString() : word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw ExploreExpression.Invalid(axis, text);
    }

    // '*' is no product where '**' follows.
    private string? Take(IReadOnlyList<string> signs)
    {
        SkipSpace();
        var found = signs.FirstOrDefault(sign => string.CompareOrdinal(text, _place, sign, 0, sign.Length) == 0 && !(sign == "*" && _place + 1 < text.Length && text[_place + 1] == '*'));
        _place += found?.Length ?? 0;
        return found;
    }

    private void SkipSpace()
    {
        while (_place < text.Length && text[_place] == ' ')
        {
            _place++;
        }
    }
}
