using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Scripts.Layout;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm lint script NAME</c>: puts the keys of <c>meta.yaml</c> in the usual order, and prints the mistakes in it.</summary>
internal sealed class ArrangeScripts : IClassicAction
{
    public string Name => "lint";

    public string Summary => "Puts the keys of the meta of scripts of mlcflow in the usual order, and finds mistakes in it.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script: alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var changed = new List<string>();
        foreach (var script in ScriptChoice.Find(call))
        {
            var (file, isChanged) = MetaLayout.Apply(script.Artifact);
            call.Print(isChanged ? $"Sorted {file}" : $"In order: {file}");
            if (isChanged)
            {
                changed.Add(file);
                call.Services.Index.Touch(script.Artifact.Path);
            }
        }

        var outcome = new CheckArtifacts().Run(call);
        outcome.Result["changed"] = MetaList.OfTexts(changed);
        return outcome;
    }
}
