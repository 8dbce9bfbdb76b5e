using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>An alias or automation that is not what the folders are called.</summary>
internal sealed class FolderNameRule() : ValidationRule(
    "folder-name", FindingSeverity.Warning, "The folder is not called as the alias says, or the folder above not as the automation.")
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
            yield return Found(subject, subject.GetLocation("alias"), $"The alias is '{artifact.Alias}', and the folder is called '{folder}'.", $"Rename one of them.");
        }

        var above = Path.GetFileName(Path.GetDirectoryName(artifact.Path)!);
        if (artifact.Automation.Alias.Length > 0 && artifact.Automation.Alias != above)
        {
            yield return Found(subject, subject.GetLocation("automation_alias"), $"The automation is '{artifact.Automation.Alias}', and the folder above is called '{above}'.", "The Python tools find an artifact only in the folder of its automation.");
        }
    }
}
