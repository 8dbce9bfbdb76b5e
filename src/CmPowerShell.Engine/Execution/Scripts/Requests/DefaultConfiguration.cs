using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Requests;

/// <summary>The artifact <c>default</c> of the automation <c>cfg</c>, as <c>cm set cfg default --key.script.quiet=yes</c> of the Python tools writes it.</summary>
internal sealed class DefaultConfiguration(IArtifactIndex index)
{
    /// <summary>Its alias.</summary>
    public const string Name = "default";

    /// <summary>The tag of artifacts with values in a separate file.</summary>
    public const string Tag = "cm-universal-cfg";

    /// <summary>That file.</summary>
    public const string File = "config.json";

    /// <summary>Its values under <c>script</c>: inputs for every run that a user starts. Empty if there is no such artifact, or more than one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>MetaFileBroken</c>, with file, line and column.</exception>
    public MetaMap OfScripts()
    {
        var found = index.Find(new ArtifactQuery(WellKnownNames.Configuration, ArtifactName.Parse(Name), TagQuery.FromTags([Tag])));
        return found is [var one] && Path.Combine(one.Path, File) is var path && System.IO.File.Exists(path)
            ? MetaFile.LoadMap(path).Map("script")
            : [];
    }
}
