using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables about the machine.</summary>
/// <param name="prefix">What they begin with.</param>
/// <param name="choosesByKind">Whether run scripts are chosen also by the kind of system and by what the distribution is like.</param>
internal sealed class HostVariables(string prefix, bool choosesByKind)
{
    /// <summary>Whether it runs Windows.</summary>
    public string Windows { get; } = prefix + "WINDOWS";

    /// <summary>The kind of system: <c>linux</c>, <c>darwin</c> or <c>windows</c>.</summary>
    public string OsType { get; } = prefix + "HOST_OS_TYPE";

    /// <summary>The distribution, such as <c>ubuntu</c>.</summary>
    public string OsFlavor { get; } = prefix + "HOST_OS_FLAVOR";

    /// <summary>The distributions that it is like.</summary>
    public string OsFlavorLike { get; } = prefix + "HOST_OS_FLAVOR_LIKE";

    /// <summary>The version of the distribution.</summary>
    public string OsVersion { get; } = prefix + "HOST_OS_VERSION";

    /// <summary>The processor, such as <c>x86_64</c>.</summary>
    public string PlatformFlavor { get; } = prefix + "HOST_PLATFORM_FLAVOR";

    /// <summary>Reads the names of the machine from an environment.</summary>
    public MachineFlavor Describe(MetaMap env) => new(env.Text(OsFlavor), env.Text(OsVersion), env.Text(PlatformFlavor))
    {
        Like = choosesByKind ? env.Text(OsFlavorLike) : "",
        Kind = choosesByKind ? env.Text(OsType) : "",
    };

    /// <summary>The Python that scripts use.</summary>
    public string Python { get; } = prefix + "PYTHON_BIN_WITH_PATH";
}
