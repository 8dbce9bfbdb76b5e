using System.Text.RegularExpressions;

namespace CmPowerShell.Meta.Yaml;

/// <summary>
/// Resolves the type of a value without quotes and tag, by the rules of YAML 1.1 as PyYAML applies them:
/// <c>on</c> is a boolean, <c>1e3</c> a text, <c>010</c> octal, <c>1:30</c> ninety.
/// </summary>
internal static partial class YamlResolver
{
    /// <summary>The tag of a plain value.</summary>
    internal static string Resolve(string value) => value.Length == 0 ? YamlTag.Null : value[0] switch
    {
        '~' or '<' or '=' => Symbol(value),
        'y' or 'Y' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or 'n' or 'N' => Word(value),
        '-' or '+' or '.' or (>= '0' and <= '9') => Number(value),
        _ => YamlTag.Text,
    };

    private static string Symbol(string value) => value switch
    {
        "~" => YamlTag.Null,
        "<<" => YamlTag.Merge,
        "=" => YamlTag.Default,
        _ => YamlTag.Text,
    };

    private static string Word(string value) => value switch
    {
        "null" or "Null" or "NULL" => YamlTag.Null,
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" => YamlTag.Boolean,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlTag.Boolean,
        "on" or "On" or "ON" or "off" or "Off" or "OFF" => YamlTag.Boolean,
        _ => YamlTag.Text,
    };

    private static string Number(string value) =>
        Integer().IsMatch(value) ? YamlTag.Integer
        : Real().IsMatch(value) ? YamlTag.Real
        : char.IsAsciiDigit(value[0]) && Date().IsMatch(value) ? YamlTag.Date
        : YamlTag.Text;

    // Binary, octal, decimal, hexadecimal, base 60.
    [GeneratedRegex("""\A[-+]?(0b[01_]+|0[0-7_]+|(0|[1-9][0-9_]*)|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    // A point is needed, and a sign in the exponent; a number that begins with the point has no sign.
    [GeneratedRegex("""\A([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Real();

    [GeneratedRegex("""\A[0-9]{4}-([0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
