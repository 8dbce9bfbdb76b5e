using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The key <c>min_cm_version</c>: the version of the Python tools that a script needs at least.</summary>
internal static class RequiredVersion
{
    /// <summary>The version of cmind whose behaviour this engine has.</summary>
    public const string Compatible = "4.2.0";

    /// <summary>Holds the key against the version whose behaviour this engine has.</summary>
    /// <exception cref="CmException">Id <c>ScriptTooNew</c>.</exception>
    public static void Check(ScriptModel script)
    {
        var required = script.RequiredVersion;
        if (required.Length > 0 && VersionComparer.Instance.Compare(Compatible, required) < 0)
        {
            throw new CmException(new CmError(
                "ScriptTooNew", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The script '{script.Name}' needs cmind {required}, and this program behaves as {Compatible} does.")
            {
                Hint = "Update this program, or take an earlier commit of the repository.",
                Location = script.LocationOf(ScriptKeys.RequiredVersion),
                Target = script.Name,
            });
        }
    }
}
