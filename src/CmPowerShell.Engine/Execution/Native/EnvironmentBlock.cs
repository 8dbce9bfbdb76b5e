using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>
/// The variables that a script's env becomes for its native script: final texts, sorted by name. A key <c>+NAME</c> holds a list that is put
/// in front of the variable; a character after the plus that is no letter or digit replaces the separator of the platform.
/// </summary>
internal sealed class EnvironmentBlock
{
    private readonly List<KeyValuePair<string, string>> _variables = [];
    private readonly Dictionary<string, string> _values;

    private EnvironmentBlock(StringComparer comparer) => _values = new Dictionary<string, string>(comparer);

    /// <summary>The variables in the order in which they are set; a later one of the same name counts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables => _variables;

    private bool JoinsLists { get; init; }

    /// <summary>Makes the variables.</summary>
    /// <param name="env">The env of the run.</param>
    /// <param name="inherited">The variables of this process.</param>
    /// <param name="host">The machine, for its separator.</param>
    /// <param name="joinsLists">Whether a list under a plain name becomes its items, joined with the separator; otherwise it becomes the text of the list.</param>
    public static EnvironmentBlock Create(MetaMap env, IReadOnlyDictionary<string, string> inherited, CmPowerShell.Engine.Platform.HostInfo host, bool joinsLists = false)
    {
        var block = new EnvironmentBlock(host.IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal) { JoinsLists = joinsLists };
        foreach (var key in env.Keys.Order(StringComparer.Ordinal))
        {
            block.Add(key, env[key], inherited, host.ListSeparator);
        }

        return block;
    }

    private void Add(string key, MetaValue value, IReadOnlyDictionary<string, string> inherited, string separator)
    {
        string? Lookup(string name) => _values.TryGetValue(name, out var own) ? own : inherited.GetValueOrDefault(name);

        var list = ListKey.TryParse(key);
        var name = list?.Name ?? key;
        var text = list is { } joined ? InFrontOf(Parts(value, Lookup), Lookup(name), joined.Separator ?? separator) : JoinsLists && value is MetaList ? string.Join(separator, Parts(value, Lookup)) : Resolve(value, Lookup);
        if (name.Length > 0)
        {
            Require(name, text);
            _values[name] = text;
            _variables.Add(KeyValuePair.Create(name, text));
        }
    }

    // A system takes the text after the first "=" for the value, and ignores the text after a zero.
    private static void Require(string name, string text)
    {
        if (name.AsSpan().IndexOfAny('=', '\0') >= 0 || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new CmException(new CmError(
                "VariableInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The variable '{ShownText.OneLine(name)}' cannot be set: its {(text.Contains('\0', StringComparison.Ordinal) ? "value holds a zero byte" : "name holds '=' or a zero byte")}.")
            { Hint = "Correct it where it comes from: the meta of the script, its hook, or the command line.", Target = ShownText.OneLine(name) });
        }
    }

    // An empty last part would mean "the current directory" in PATH and LD_LIBRARY_PATH, so nothing is appended to an unset variable.
    private static string InFrontOf(IEnumerable<string> parts, string? present, string joint) =>
        string.Join(joint, string.IsNullOrEmpty(present) ? parts : parts.Append(present));

    /// <summary>The parts of a list, or a value as the only one.</summary>
    internal static IEnumerable<string> Parts(MetaValue value, Func<string, string?> lookup) =>
        value is MetaList list ? list.Select(item => Resolve(item, lookup)) : [Resolve(value, lookup)];

    /// <summary>The text of a value: the author of a repository's meta may refer to other variables.</summary>
    internal static string Resolve(MetaValue value, Func<string, string?> lookup) =>
        value is MetaText { IsTemplate: true } text ? TemplateText.Expand(text.Value, lookup) : value.ToString();
}
