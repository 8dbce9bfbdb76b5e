using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>An alias or automation that differs from the names of the folders.</summary>
internal sealed class FolderNameRule() : ValidationRule(
    "folder-name", FindingSeverity.Warning, "The name of the folder is not the alias, or the name of the parent folder is not the automation.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Artifact is not { } artifact)
        {
            yield break;
        }

        var folder = Path.GetFileName(artifact.Path);
        if (artifact.Alias.Length > 0 && artifact.Alias != folder)
        {
            yield return Found(subject, subject.GetLocation("alias"), $"The alias is '{artifact.Alias}', but the folder is named '{folder}'.", $"Rename one of them.");
        }

        var above = Path.GetFileName(Path.GetDirectoryName(artifact.Path)!);
        if (artifact.Automation.Alias.Length > 0 && artifact.Automation.Alias != above)
        {
            yield return Found(subject, subject.GetLocation("automation_alias"), $"The automation is '{artifact.Automation.Alias}', but the parent folder is named '{above}'.", "The Python tools find an artifact only in the folder of its automation.");
        }
    }
}
