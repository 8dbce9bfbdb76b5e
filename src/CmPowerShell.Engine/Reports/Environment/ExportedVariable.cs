using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>A variable that a run added, for later consumers.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parts">The value; of a list its parts, which are put in front of the current value.</param>
/// <param name="Separator">The separator of a list; null for an ordinary variable.</param>
public sealed record ExportedVariable(string Name, IReadOnlyList<string> Parts, string? Separator)
{
    /// <summary>Whether the value is put in front of the current value of the variable.</summary>
    public bool IsList => Separator is not null;

    /// <summary>Whether it is a list for the search path of programs.</summary>
    public bool IsPath => IsList && Name.Equals("PATH", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the reader must not show the value.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether a secret was in the value and is masked in it, so that the value is unusable.</summary>
    public bool IsMasked { get; init; }

    /// <summary>The value in one text; of a list without the current value of the variable.</summary>
    public string Value => string.Join(Separator, Parts);

    /// <summary>The variables of an environment, sorted by name. A later environment counts over an earlier one, list before list.</summary>
    /// <param name="env">What runs added.</param>
    /// <param name="inherited">Reads a variable of this process, to which texts of a repository's meta may refer.</param>
    /// <param name="masked">The keys whose values held a secret.</param>
    public static IReadOnlyList<ExportedVariable> CreateAll(MetaMap env, Func<string, string?> inherited, IEnumerable<string>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(env);
        string? Lookup(string name) => env.Find(name) is { } own ? own.ToString() : inherited(name);
        var secret = (masked ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. env.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Create(pair.Key, pair.Value, Lookup) with { IsMasked = secret.Contains(pair.Key) }).Where(variable => variable.Name.Length > 0)];
    }

    /// <summary>The whole value where the variable has one already.</summary>
    /// <param name="present">Its current value; null or empty for none.</param>
    public string With(string? present) => IsList && !string.IsNullOrEmpty(present) ? Value + Separator + present : Value;

    private static ExportedVariable Create(string key, MetaValue value, Func<string, string?> lookup) => ListKey.TryParse(key) is { } list
        ? new(list.Name, [.. EnvironmentBlock.Parts(value, lookup)], list.Separator ?? HostInfo.Current.ListSeparator)
        : new(key, [EnvironmentBlock.Resolve(value, lookup)], null);
}
