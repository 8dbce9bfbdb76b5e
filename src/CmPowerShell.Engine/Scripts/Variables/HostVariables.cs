using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables about the machine.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class HostVariables(string prefix)
{
    /// <summary>Whether it runs Windows.</summary>
    public string Windows { get; } = prefix + "WINDOWS";

    /// <summary>The distribution, such as <c>ubuntu</c>.</summary>
    public string OsFlavor { get; } = prefix + "HOST_OS_FLAVOR";

    /// <summary>The version of the distribution.</summary>
    public string OsVersion { get; } = prefix + "HOST_OS_VERSION";

    /// <summary>The processor, such as <c>x86_64</c>.</summary>
    public string PlatformFlavor { get; } = prefix + "HOST_PLATFORM_FLAVOR";

    /// <summary>Reads the names of the machine from an environment.</summary>
    public MachineFlavor Describe(MetaMap env) => new(env.Text(OsFlavor), env.Text(OsVersion), env.Text(PlatformFlavor));

    /// <summary>The Python that scripts use.</summary>
    public string Python { get; } = prefix + "PYTHON_BIN_WITH_PATH";
}
