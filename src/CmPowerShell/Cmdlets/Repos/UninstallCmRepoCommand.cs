using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Unregisters repositories and, if asked, deletes their files.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "CmRepo", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UninstallCmRepoCommand : CmCmdlet
{
    private static readonly UnsavedWork? NothingUnsaved = new([], [], 0, IsUnversioned: false);
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>Delete the files too.</summary>
    [Parameter]
    public SwitchParameter RemoveFiles { get; set; }

    /// <summary>Do not ask, also where work would be lost.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Names(engine, name), out var names))
            {
                names!.ForEach(Uninstall);
            }
        }
    }

    /// <summary>The repositories of a pattern. A single name is not resolved: also one whose folder does not exist can be unregistered.</summary>
    private static List<ObjectName> Names(CmEngine engine, string name)
    {
        var wanted = ObjectName.Parse(name);
        engine.Repositories.Refresh();
        return wanted.HasWildcard ? engine.Repositories.Find(wanted).Select(repository => repository.Name).ToList() : [wanted];
    }

    private void Uninstall(ObjectName name)
    {
        var target = name.ToString();
        var lost = NothingUnsaved;
        if (RemoveFiles && !TryWork(target, (engine, _) => engine.Installer.UnsavedIn(name), out lost))
        {
            return;
        }

        if (ShouldProcess(target, Action(lost!)) && MayLose(target, lost!) &&
            TryWork(target, (engine, operation) => engine.Installer.Uninstall(name, RemoveFiles, operation), out var result))
        {
            WriteVerbose($"{result!.Repository.Name} is no longer registered{(result.FilesRemoved ? " and its files are gone" : $"; its files are still in {result.Repository.Path}")}.");
        }
    }

    private string Action(UnsavedWork lost) =>
        !RemoveFiles ? "Uninstall repository"
        : lost.IsNone ? "Uninstall repository and delete its files"
        : $"Uninstall repository and delete its files, with {string.Join("; ", lost.Lines)}";

    // What can be had again is not asked about. -Confirm:$false answers for files that were never in git, and not for work in git.
    private bool MayLose(string target, UnsavedWork lost)
    {
        if (lost.IsNone || Force || IsConfirmed == true || (IsConfirmed == false && !lost.IsInGit))
        {
            return true;
        }

        var answer = IsConfirmed == false ? null
            : AskToContinue($"{target} would be deleted with {string.Join("; ", lost.Lines)}. Delete it?", "Work that is nowhere else", ref _yesToAll, ref _noToAll);
        if (answer is null)
        {
            WriteFailure(Unsaved(target, lost), target);
        }

        return answer == true;
    }

    // The value of -Confirm; null where neither it nor the preference is set.
    private bool? IsConfirmed =>
        MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) ? LanguagePrimitives.IsTrue(confirm)
        : GetVariableValue("ConfirmPreference") is { } preference && string.Equals(preference.ToString(), nameof(ConfirmImpact.None), StringComparison.OrdinalIgnoreCase) ? false
        : null;

    private static CmException Unsaved(string target, UnsavedWork lost) => new(new CmError(
        "RepositoryUnsaved", ReturnCode.Failed, CmErrorCategory.DecisionNeeded, $"{target} was not deleted: it has {string.Join("; ", lost.Lines)}.")
    { Hint = "Push or save them first, or delete them too with -Force. Without -RemoveFiles the files stay.", Target = target });
}
