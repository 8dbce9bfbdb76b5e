using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Modules;

/// <summary>The argument of an action in Python: the input, and the parsed names in addition to the written ones.</summary>
internal static class ModuleInput
{
    internal static MetaMap Create(ActionCall call)
    {
        var request = call.Request;
        var input = new MetaMap(request.Input) { ["parsed_automation"] = Pairs(new ArtifactName(call.Automation, Repository(request.Automation))) };
        if (request.Artifact.Length > 0)
        {
            input["parsed_artifact"] = Parsed(request.Artifact);
        }

        if (request.FurtherArtifacts.Count > 0)
        {
            input["parsed_artifacts"] = new MetaList(request.FurtherArtifacts.Select(Parsed));
        }

        return input;
    }

    // The action decides whether a text is a name: some accept addresses or other texts instead of artifacts.
    private static MetaList Parsed(string written)
    {
        try
        {
            return Pairs(ArtifactName.Parse(written));
        }
        catch (CmPowerShell.Meta.Errors.CmException)
        {
            return new MetaList([MetaList.OfTexts([written, ""])]);
        }
    }

    private static ObjectName? Repository(string automation) => ArtifactName.Parse(automation).Repository;

    private static MetaList Pairs(ArtifactName name) => new(
        new[] { name.Object, name.Repository }.OfType<ObjectName>().Select(part => MetaList.OfTexts([part.Alias, part.Uid])));
}
