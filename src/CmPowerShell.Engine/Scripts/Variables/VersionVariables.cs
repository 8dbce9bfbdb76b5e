namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables about versions.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class VersionVariables(string prefix)
{
    /// <summary>The requested version.</summary>
    public string Exact { get; } = prefix + "VERSION";

    /// <summary>The smallest version that is allowed.</summary>
    public string Minimum { get; } = prefix + "VERSION_MIN";

    /// <summary>The largest version that is allowed.</summary>
    public string Maximum { get; } = prefix + "VERSION_MAX";

    /// <summary>The version that is taken where the usual one is too large.</summary>
    public string MaximumUsable { get; } = prefix + "VERSION_MAX_USABLE";

    /// <summary>The version that a script has found.</summary>
    public string Detected { get; } = prefix + "DETECTED_VERSION";

    /// <summary>The constraint as pip writes it.</summary>
    public string Pip { get; } = prefix + "TMP_PIP_VERSION_STRING";

    /// <summary>The variables that constrain the version, in the order of the keys of the meta.</summary>
    public IReadOnlyList<string> Constraints => field ??= [Exact, Minimum, Maximum, MaximumUsable];

    /// <summary>Returns whether a variable constrains the version.</summary>
    public bool IsConstraint(string variable) => variable.StartsWith(Exact, StringComparison.Ordinal);
}
