using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Binding;

/// <summary>Finds the artifact that a given object was made from, by its uid. The name is not enough: another artifact may have the same.</summary>
internal static class ArtifactByUid
{
    /// <summary>The artifact of the uid among the properties; null where they hold none.</summary>
    /// <exception cref="CmException">Id <c>ArtifactNotFound</c>: there is a uid, and no artifact of the home has it.</exception>
    public static Artifact? Find(CmEngine engine, GivenProperties given)
    {
        if (given.Text("Uid") is not { Length: > 0 } uid)
        {
            return null;
        }

        engine.Refresh();
        var automation = given.Text("Automation") is { Length: > 0 } name ? ObjectName.Parse(name) : ObjectName.Any;
        var found = engine.Index.Find(new ArtifactQuery(automation, new ArtifactName(new ObjectName("", uid), null), TagQuery.Any));
        return found.FirstOrDefault(artifact => artifact.Path == given.Text("Path")) ?? (found.Count > 0 ? found[0] : throw NotHere(uid));
    }

    /// <summary>The artifact of the object in the property <c>Script</c>; null where there is none.</summary>
    /// <inheritdoc cref="Find"/>
    public static Artifact? FindScript(CmEngine engine, GivenProperties given) =>
        GivenProperties.Read(given.Value("Script")) is { } script ? Find(engine, script) : null;

    private static CmException NotHere(string uid) => new(new CmError(
        "ArtifactNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The object names the uid '{uid}', and no artifact of this home has it.")
    { Hint = "Install the repository that it came from, or give its name instead of the object.", Target = uid });
}
