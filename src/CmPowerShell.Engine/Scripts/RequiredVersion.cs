using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The keys <c>min_cm_version</c> and <c>mlc_compat</c>: the version of the Python tools that a script needs at least.</summary>
internal static class RequiredVersion
{
    /// <summary>The version of cmind whose behaviour this engine has.</summary>
    public const string Compatible = "4.2.0";

    /// <summary>The version of mlcflow whose behaviour this engine has.</summary>
    public const string CompatibleMlcflow = "1.3.6";

    /// <summary>Returns a warning for each version of mlcflow that a script should have and this engine does not; one that it must have is an error.</summary>
    /// <exception cref="CmException">Id <c>ScriptTooNew</c>.</exception>
    public static IEnumerable<string> CheckMlcflow(ScriptModel script)
    {
        foreach (var unmet in script.Compatibility.Where(entry => entry.MinimumVersion.Length > 0 && VersionComparer.Instance.Compare(CompatibleMlcflow, entry.MinimumVersion) < 0))
        {
            var text = $"The script '{script.Name}' needs mlcflow {unmet.MinimumVersion}, and this program behaves as {CompatibleMlcflow} does{(unmet.Reason.Length > 0 ? $": {unmet.Reason.TrimEnd('.')}" : "")}.";
            yield return !unmet.IsRequired ? text : throw new CmException(new CmError("ScriptTooNew", ReturnCode.Failed, CmErrorCategory.InvalidData, text)
            {
                Hint = "Update this program, or take an earlier commit of the repository.",
                Location = script.LocationOf(ScriptKeys.Compatibility),
                Target = script.Name,
            });
        }
    }

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
