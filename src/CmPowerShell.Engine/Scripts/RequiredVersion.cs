using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

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

    /// <summary>Warns when a repository that was added has scripts that need a later version, so that it is known before the first run.</summary>
    /// <param name="index">The artifacts of all repositories.</param>
    /// <param name="added">The repository.</param>
    /// <param name="operation">Takes the warning <c>ScriptsTooNew</c>.</param>
    public static void WarnOf(IArtifactIndex index, Repository added, Operation operation)
    {
        var late = index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.Any))
            .Where(script => DirectoryPath.Same(script.Repository.Path, added.Path))
            .Select(script => (Script: script, Version: Of(script)))
            .Where(found => IsLater(found.Version))
            .ToList();
        if (late.Count > 0)
        {
            var first = late[0];
            operation.Warn("ScriptsTooNew", $"{late.Count} scripts of {added.Alias} need a later version than {Compatible}, whose behaviour this program has, and do not run: {first.Script.Name} needs {first.Version}{(late.Count > 1 ? ", …" : "")}.");
        }
    }

    // Broken meta is a problem of the index, which reports it.
    private static string Of(Artifact script)
    {
        try
        {
            return ScriptKeys.RequiredVersion.In(script.Meta);
        }
        catch (CmException)
        {
            return "";
        }
    }

    private static bool IsLater(string required) => required.Length > 0 && VersionComparer.Instance.Compare(Compatible, required) < 0;

    /// <summary>Compares the key with the version whose behaviour this engine has.</summary>
    /// <exception cref="CmException">Id <c>ScriptTooNew</c>.</exception>
    public static void Check(ScriptModel script)
    {
        var required = script.RequiredVersion;
        if (IsLater(required))
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
