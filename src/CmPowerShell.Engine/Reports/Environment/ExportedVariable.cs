using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>A variable that a run added, for whoever comes after it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parts">The value; of a list its parts, which are put in front of what the variable has.</param>
/// <param name="Separator">What stands between the parts of a list; null for an ordinary variable.</param>
public sealed record ExportedVariable(string Name, IReadOnlyList<string> Parts, string? Separator)
{
    /// <summary>Whether the value is put in front of what the variable has.</summary>
    public bool IsList => Separator is not null;

    /// <summary>Whether nobody may see the value.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The value in one text; of a list without what the variable has.</summary>
    public string Value => string.Join(Separator, Parts);

    /// <summary>The variables of an environment, sorted by name. A later environment counts over an earlier one, list before list.</summary>
    /// <param name="env">What runs added.</param>
    /// <param name="inherited">Reads a variable of this process, to which texts of a repository's meta may refer.</param>
    public static IReadOnlyList<ExportedVariable> CreateAll(MetaMap env, Func<string, string?> inherited)
    {
        ArgumentNullException.ThrowIfNull(env);
        string? Lookup(string name) => env.Find(name) is { } own ? own.ToString() : inherited(name);
        return [.. env.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Create(pair.Key, pair.Value, Lookup)).Where(variable => variable.Name.Length > 0)];
    }

    /// <summary>The whole value where the variable has one already.</summary>
    /// <param name="present">What it has; null or empty for nothing.</param>
    public string With(string? present) => IsList && !string.IsNullOrEmpty(present) ? Value + Separator + present : Value;

    private static ExportedVariable Create(string key, MetaValue value, Func<string, string?> lookup) => ListKey.TryParse(key) is { } list
        ? new(list.Name, [.. EnvironmentBlock.Parts(value, lookup)], list.Separator ?? HostInfo.Current.ListSeparator)
        : new(key, [EnvironmentBlock.Resolve(value, lookup)], null);
}
