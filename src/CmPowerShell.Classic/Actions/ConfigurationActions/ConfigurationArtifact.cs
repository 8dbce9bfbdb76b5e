using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Scripts.Requests;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ConfigurationActions;

/// <summary>
/// The artifact with a configuration that an action means: one of the automation <c>cfg</c> with the tag <c>cm-universal-cfg</c>, of the name <c>default</c> where
/// no other is given. Its values are in <c>config.json</c> next to its meta, as in the Python tools.
/// </summary>
internal static class ConfigurationArtifact
{
    /// <summary>The artifact, or null when there is none yet.</summary>
    /// <exception cref="CmException">Id <c>ArtifactAmbiguous</c> (code 1).</exception>
    internal static Artifact? Find(ActionCall call)
    {
        var name = call.Request.Name.Object.IsEmpty ? call.Request.Name with { Object = ObjectName.Parse(DefaultConfiguration.Name) } : call.Request.Name;
        var tags = TagQuery.FromTags([.. call.Request.Tags, DefaultConfiguration.Tag]);
        var found = call.Services.Index.Find(new ArtifactQuery(call.Automation, name, tags));
        return found.Count <= 1 ? found.SingleOrDefault() : throw ArtifactErrors.Ambiguous(found, ReturnCode.Failed);
    }

    /// <summary>Makes it.</summary>
    internal static Artifact Make(ActionCall call)
    {
        var input = call.Request.Input.Clone();
        if (call.Request.Name.Object.IsEmpty)
        {
            input["artifact"] = input.Text("artifact") + DefaultConfiguration.Name;
        }

        return AddArtifact.Make(call with { Request = call.Request.With(input) }, [DefaultConfiguration.Tag]);
    }

    /// <summary>The file with its values.</summary>
    internal static string GetFile(Artifact artifact) => Path.Combine(artifact.Path, DefaultConfiguration.File);

    /// <summary>Its values; empty where there is no file.</summary>
    /// <exception cref="CmException">Id <c>MetaFileBroken</c>, with file, line and column.</exception>
    internal static MetaMap GetValues(Artifact artifact) => File.Exists(GetFile(artifact)) ? MetaFile.LoadMap(GetFile(artifact)) : [];

    /// <summary>The outcome: <c>path</c>, <c>path_to_config</c>, <c>config</c>, as the Python tools return it, and what <c>load</c> returns of any artifact.</summary>
    internal static ActionOutcome Outcome(Artifact artifact, MetaMap values) => ActionOutcome.Done(
        ("path", artifact.Path),
        ("path_to_config", GetFile(artifact)),
        ("config", values),
        ("meta", artifact.Meta.Clone()),
        ("original_meta", artifact.OriginalMeta.Clone())) with
    { Values = [artifact] };
}
