using System.Text.RegularExpressions;

namespace CmPowerShell.Meta.Secrets;

/// <summary>Decides from the name of a variable or an input whether its value is a secret.</summary>
internal static partial class SecretName
{
    /// <summary>Whether the value is a secret by the custom of names: the name ends in <c>TOKEN</c>, <c>PASSWORD</c>, <c>PASSWD</c>, <c>SECRET</c> or <c>API_KEY</c>.</summary>
    public static bool IsOne(string name) => Last().IsMatch(name);

    /// <summary>Whether the value may be one, since a part of the name is such a word: enough to leave it out of a record, too little to hide it everywhere.</summary>
    public static bool MayBeOne(string name) => Any().IsMatch(name);

    [GeneratedRegex("(^|_)(TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Last();

    [GeneratedRegex("(^|_)(TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY)($|_)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}
