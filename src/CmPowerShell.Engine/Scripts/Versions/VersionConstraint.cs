using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Versions;

/// <summary>The requested version of what a script provides. Empty texts mean no constraint.</summary>
/// <param name="Exact">This version.</param>
/// <param name="Minimum">This version or a later one.</param>
/// <param name="Maximum">This version or an earlier one.</param>
/// <param name="MaximumUsable">What to take where the usual version is later than <paramref name="Maximum"/>, which is often not a version that exists.</param>
internal sealed record VersionConstraint(string Exact, string Minimum, string Maximum, string MaximumUsable)
{
    private static readonly string[] Keys = ["version", "version_min", "version_max", "version_max_usable"];

    /// <summary>Reads the constraint of inputs, or else of the environment (<c>CM_VERSION…</c>), or else of the meta; each part for itself.</summary>
    public static VersionConstraint Create(MetaMap inputs, MetaMap env, VersionConstraint meta, VersionVariables variables)
    {
        string[] declared = [meta.Exact, meta.Minimum, meta.Maximum, meta.MaximumUsable];
        var parts = Keys.Zip(variables.Constraints, declared).Select(part => First(inputs.Text(part.First).Trim(), env.Text(part.Second), part.Third)).ToArray();
        return new(parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>Writes the parts with a constraint into an environment. A version of the user is data.</summary>
    /// <param name="env">The environment.</param>
    /// <param name="inputs">The inputs that may define the constraint.</param>
    /// <param name="variables">The names of the variables.</param>
    public void WriteTo(MetaMap env, MetaMap inputs, VersionVariables variables)
    {
        foreach (var ((key, value), variable) in AllParts().Zip(variables.Constraints).Where(part => part.First.Value.Length > 0 && env.Text(part.Second) != part.First.Value))
        {
            env[variable] = inputs.Find(key) is MetaText text && text.Trim() is var typed && typed.Value == value ? typed : value;
        }
    }

    /// <summary>The parts that are not empty, by the names of their inputs.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts() => AllParts().Where(part => part.Value.Length > 0);

    /// <summary>Whether a version lies between the least and the most. One that is not known does.</summary>
    public bool Allows(string version) => version.Length == 0
        || ((Minimum.Length == 0 || VersionComparer.Instance.Compare(version, Minimum) >= 0)
            && (Maximum.Length == 0 || VersionComparer.Instance.Compare(version, Maximum) <= 0));

    /// <summary>The default version of a script, adjusted to the requested range.</summary>
    public string Adapt(string usual)
    {
        var version = Minimum.Length > 0 && VersionComparer.Instance.Compare(usual, Minimum) < 0 ? Minimum : usual;
        return Maximum.Length > 0 && VersionComparer.Instance.Compare(version, Maximum) > 0 ? First(MaximumUsable, Maximum) : version;
    }

    /// <summary>The constraint as pip writes it, such as <c>==1.2</c> or <c>&gt;=1.0,&lt;=2.0</c>; empty when there is none.</summary>
    /// <param name="env">The environment with the parts.</param>
    /// <param name="variables">The names of the variables.</param>
    public static string PipText(MetaMap env, VersionVariables variables)
    {
        var (exact, least, most) = (env.Text(variables.Exact), env.Text(variables.Minimum), env.Text(variables.Maximum));
        return exact.Length > 0 ? "==" + exact
            : string.Join(',', new[] { (">=", least), ("<=", most) }.Where(part => part.Item2.Length > 0).Select(part => part.Item1 + part.Item2));
    }

    private IEnumerable<KeyValuePair<string, string>> AllParts() => Keys.Zip([Exact, Minimum, Maximum, MaximumUsable], KeyValuePair.Create);

    private static string First(params string[] texts) => Array.Find(texts, text => text.Length > 0) ?? "";
}
