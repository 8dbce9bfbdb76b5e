using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Health;

/// <summary>Whether each registered repository can be read, and whether each folder in <c>repos/</c> is registered.</summary>
internal sealed class RepositoryCheck : IHealthCheck
{
    public HealthArea Area => HealthArea.Repositories;

    public IEnumerable<HealthFinding> Run(HealthContext context)
    {
        var registry = context.Repositories;
        registry.Refresh();
        return registry.Repositories.Select(repository => OfRegistered(repository, context))
            .Concat(registry.Problems.Select(problem => OfProblem(problem, context)))
            .Concat(Unregistered(context));
    }

    private HealthFinding OfRegistered(Repository repository, HealthContext context)
    {
        var name = repository.Alias.Length > 0 ? repository.Alias : Path.GetFileName(repository.Path);
        var isInHome = DirectoryPath.IsWithin(repository.Path, context.Home.RepositoriesPath);
        if (WhyBroken(repository, isInHome) is not { } why)
        {
            return new HealthFinding(Area, HealthState.Good, name, $"{name} in {repository.Path} can be read.");
        }

        var finding = new HealthFinding(Area, HealthState.Broken, name, why.Message) { Hint = why.Hint ?? "", ClassicHint = why.ForClassic().Hint ?? "" };
        return isInHome && why.Id == "RepositoryBroken"
            ? finding with { RepairText = "Move the folder away and install the repository again", Repair = operation => Reinstall(repository, context, operation) }
            : finding;
    }

    private static CmError? WhyBroken(Repository repository, bool isInHome)
    {
        try
        {
            // A folder without .git was not cloned with git, which is not a problem.
            return RepositoryStatus.Read(repository) is { } status
                ? isInHome && status.Commit is not null && RepositoryRemains.WhyDamaged(repository.Path) is { } why ? GitErrors.Damaged(repository.Path, why).Error : null
                : Path.Exists(Path.Combine(repository.Path, ".git")) ? GitErrors.Broken(repository.Path).Error : null;
        }
        catch (CmException problem)
        {
            return problem.Error;
        }
    }

    private HealthFinding OfProblem(CmError problem, HealthContext context)
    {
        var path = problem.Target as string ?? "";
        var finding = new HealthFinding(Area, HealthState.Broken, path, problem.Message) { Hint = problem.Hint ?? "", ClassicHint = problem.ForClassic().Hint ?? "" };
        return path.Length == 0 ? finding
            : problem.Id == "RepositoryFolderMissing" ? finding with { RepairText = "Unregister it", Repair = _ => context.Repositories.Remove(path) }
            : problem.Id == "RepositoryMetaMissing" && RepositoryRemains.AreIn(path) ? finding with
            {
                RepairText = "Unregister it and remove what an interrupted installation left",
                Repair = operation =>
                {
                    context.Repositories.Remove(path);
                    new RepositoryPlace(context.Home, operation).Remove(path);
                },
            }
            : finding;
    }

    private IEnumerable<HealthFinding> Unregistered(HealthContext context) => Directory.Exists(context.Home.RepositoriesPath)
        ? new DirectoryInfo(context.Home.RepositoriesPath).EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.') && !IsKnown(entry, context) && !(entry is FileInfo && context.Home.Layout.IsFileOfTools(entry.Name)))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => OfUnregistered(entry.FullName, context))
        : [];

    private static bool IsKnown(FileSystemInfo entry, HealthContext context)
    {
        var path = entry.LinkTarget is { } target ? Path.GetFullPath(target, context.Home.RepositoriesPath) : entry.FullName;
        return DirectoryPath.Same(path, context.Home.LocalPath) || context.Repositories.At(path) is not null
            || context.Repositories.Problems.Any(problem => problem.Target is string known && known.Length > 0 && DirectoryPath.Same(known, path));
    }

    private HealthFinding OfUnregistered(string path, HealthContext context) =>
        File.Exists(path) ? new HealthFinding(Area, HealthState.Warning, path, $"{path} is a file, so no repository of this name can be installed.") { Hint = "Remove the file, or move it away." }
        : RepositoryRemains.AreIn(path) ? new HealthFinding(Area, HealthState.Warning, path, $"{path} holds only what an interrupted installation left.")
        {
            RepairText = "Remove it",
            Repair = operation => new RepositoryPlace(context.Home, operation).Remove(path),
        }
        : RepositoryRemains.IsUsable(path, allowsMissingMeta: false) ? new HealthFinding(Area, HealthState.Warning, path, $"{path} is a repository that is not registered.")
        {
            RepairText = "Register it",
            Repair = operation => context.Installer.Register(path, operation),
        }
        : new HealthFinding(Area, HealthState.Warning, path, $"{path} is not a usable repository, and it is not registered.")
        {
            Hint = $"'Uninstall-CmRepo {Path.GetFileName(path)} -RemoveFiles' removes it.",
            ClassicHint = $"'cm rm repo {Path.GetFileName(path)} --all' removes it.",
        };

    // From where it came, and at the commit to which it was pinned: the name alone can lead to another repository.
    private static void Reinstall(Repository repository, HealthContext context, Operation operation)
    {
        var known = new RepositoryTrust(context.Home).Find(repository);
        context.Installer.Install(
            new RepositoryInstallRequest
            {
                Name = Path.GetFileName(repository.Path),
                Url = known is { Url.Length: > 0 } ? known.Url : null,
                Checkout = known is { IsPinned: true, Commit.Length: > 0 } ? known.Commit : null,
                Copies = true,
                Replaces = true,
                MovesPin = true,
            },
            operation);
    }
}
