using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The key <c>min_cm_version</c>: the version of the Python tools that a script needs at least.</summary>
internal static class RequiredVersion
{
    private const string Key = "min_cm_version";

    /// <summary>The version of cmind whose behaviour this engine has.</summary>
    public const string Compatible = "4.2.0";

    /// <summary>Holds the key against the version whose behaviour this engine has.</summary>
    /// <exception cref="CmException">Id <c>ScriptTooNew</c>.</exception>
    public static void Check(ScriptMeta script)
    {
        var required = script.Map.Text(Key).Trim();
        if (required.Length > 0 && VersionComparer.Instance.Compare(Compatible, required) < 0)
        {
            throw new CmException(new CmError(
                "ScriptTooNew", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The script '{script.Name}' needs cmind {required}, and this program behaves as {Compatible} does.")
            {
                Hint = "Update this program, or take an earlier commit of the repository.",
                Location = script.GetLocation(script.Map, Key),
                Target = script.Name,
            });
        }
    }
}
