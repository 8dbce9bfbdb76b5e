using System.Buffers;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Makes the errors of the home, the registry and the repositories in it.</summary>
internal static class RepositoryErrors
{
    private const int FilesToName = 10;
    private static readonly SearchValues<char> SpecialToShells = SearchValues.Create(" '()&;|<>*?#$`\"");

    /// <summary>The home cannot be written.</summary>
    public static CmException HomeNotWritable(CmHome home, Exception inner) => new(
        new CmError("HomeNotWritable", ReturnCode.Failed, CmErrorCategory.PermissionDenied, File.Exists(home.Path) ? $"The home {home.Path} is a file and not a directory." : $"The home {home.Path} cannot be written: {inner.Message}")
        {
            Hint = $"Make it writable, free some space, or name another folder in the environment variable {CmHome.Variable}.",
            Target = home.Path,
        },
        inner);

    /// <summary><c>repos.json</c> cannot be understood.</summary>
    public static CmException RegistryBroken(CmError inner, Exception exception) => new(
        new CmError("RegistryBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The list of repositories cannot be read. {inner.Message}")
        {
            Hint = "Correct the file by hand: it is a JSON list of the full paths of the repositories. It was left as it is.",
            Location = inner.Location,
            Target = inner.Location?.File,
        },
        exception);

    /// <summary><c>repos.json</c> holds something else than a list.</summary>
    public static CmException RegistryNoList(string file) => RegistryBroken(
        new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{file}:1:1: this is not a list.") { Location = new SourceLocation(file, 1, 1) },
        new InvalidDataException("Not a list."));

    /// <summary>Another tool does not release <c>repos.json</c>.</summary>
    public static CmException RegistryLocked(string file, string lockFile, Exception inner) => new(
        new CmError("RegistryLocked", ReturnCode.Failed, CmErrorCategory.Storage, $"The list of repositories '{file}' cannot be changed: another program holds the lock '{lockFile}'.")
        { Hint = "Wait for that program, such as 'mlc', or end it. Nothing was changed.", Target = file },
        inner);

    /// <summary>An entry of <c>repos.json</c> that is no text.</summary>
    public static CmError EntryInvalid(SourceLocation place) =>
        new("RegistryEntryInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: an entry of the list of repositories is not the path of a folder.")
        { Hint = "Correct or remove it.", Location = place };

    /// <summary>A registered folder does not exist.</summary>
    public static CmError FolderMissing(string path, SourceLocation? place = null) =>
        new("RepositoryFolderMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The folder of a registered repository is gone: {path}")
        { Hint = $"Restore it, or unregister it with 'Uninstall-CmRepo {Word(path)}'.", ClassicHint = $"Restore it, or unregister it with 'cm rm repo {Word(path)}'.", Location = place, Target = path };

    /// <summary>A folder that a command names does not exist.</summary>
    public static CmError FolderNotFound(string path) =>
        new("RepositoryFolderMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no folder '{path}'.") { Hint = "Check the path.", Target = path };

    /// <summary>A registered folder has no <c>cmr.yaml</c>.</summary>
    public static CmError MetaMissing(string path, SourceLocation? place = null) =>
        new("RepositoryMetaMissing", ReturnCode.NotFound, CmErrorCategory.InvalidData, $"The folder {path} has no cmr.yaml, so it is not a repository.")
        {
            Hint = $"'Install-CmRepo {Word(path)} -Force' writes a cmr.yaml; 'Uninstall-CmRepo {Word(path)}' unregisters it.",
            ClassicHint = $"'cm init repo --path={Quoted(path)}' writes a cmr.yaml; 'cm rm repo {Word(path)}' unregisters it.",
            Location = place,
            Target = path,
        };

    /// <summary>A directory in <c>repos/</c> holds only the remains of an installation.</summary>
    /// <param name="path">Its full path.</param>
    public static CmError Unfinished(string path) => new(
        "RepositoryUnfinished", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{path} was not updated: it holds only what an interrupted installation left.")
    {
        Hint = $"'Install-CmRepo {Word(path)}' installs it again; 'Repair-CmRepo {Word(path)}' removes it.",
        ClassicHint = $"'cm pull repo {Word(path)}' installs it again; 'cm doctor --fix' removes it.",
        Target = path,
    };

    /// <summary>The source of an installation has no <c>cmr.yaml</c>.</summary>
    /// <param name="shown">Where it comes from.</param>
    /// <param name="folder">Full path of its files.</param>
    public static CmException SourceMetaMissing(string shown, string folder) => new(new CmError(
        "RepositoryMetaMissing", ReturnCode.Failed, CmErrorCategory.InvalidData, File.Exists(Path.Combine(folder, MetaFileNames.Mlcflow + ".yaml"))
            ? $"{shown} has no cmr.yaml, and its meta.yaml gives no alias and uid of a repository of mlcflow."
            : $"{shown} has neither a cmr.yaml nor a meta.yaml, so it is not a repository of scripts.")
    {
        Hint = "Check the path. -Force installs it anyway and writes a cmr.yaml.",
        ClassicHint = "Check the path. In your own folder, 'cm init repo --path=FOLDER' writes a cmr.yaml.",
        Target = shown,
    });

    /// <summary>The <c>prefix</c> of <c>cmr.yaml</c> leads out of the repository.</summary>
    public static CmException PrefixOutside(SourceLocation place, string prefix) => new(new CmError(
        "RepositoryPrefixOutside", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: the prefix '{prefix}' leads out of the repository.")
    { Hint = "It has to name a folder in the repository.", Location = place, Target = place.File });

    /// <summary>No repository has that name.</summary>
    public static CmException NotFound(ObjectName name, IEnumerable<Repository> repositories)
    {
        var names = repositories.SelectMany(repository => new[] { repository.Alias, repository.Uid }).Where(text => text.Length > 0);
        return new(new CmError("RepositoryNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no repository '{name}'.")
        {
            Hint = NearestName.Hint(name.Alias.Length > 0 ? name.Alias : name.Uid, names) ?? "Get-CmRepo lists those that are registered; Install-CmRepo adds one.",
            ClassicHint = NearestName.Hint(name.Alias.Length > 0 ? name.Alias : name.Uid, names) ?? "'cm list repo' lists those that are registered; 'cm pull repo NAME' adds one.",
            Target = name.ToString(),
        });
    }

    /// <summary>Several repositories have that name where one is needed.</summary>
    public static CmException Ambiguous(ObjectName name, IEnumerable<Repository> found) => new(new CmError(
        "RepositoryAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous,
        $"'{name}' fits several repositories: {string.Join("; ", found.Select(repository => $"{repository.Name} in {repository.Path}"))}.")
    { Hint = "Give the uid.", Target = name.ToString() });

    /// <summary>Another registered repository has the same alias or uid.</summary>
    public static CmException Registered(Repository there, Repository wanted) => new(new CmError(
        "RepositoryExists", ReturnCode.Failed, CmErrorCategory.AlreadyExists,
        $"A repository with the same {(there.Uid.Length > 0 && there.Uid == wanted.Uid ? $"uid {there.Uid}" : $"alias {there.Alias}")} is registered already: {there.Name} in {there.Path}.")
    {
        Hint = $"Unregister that one first with 'Uninstall-CmRepo {there.Name}'.",
        ClassicHint = $"Unregister that one first with 'cm rm repo {there.Name}'.",
        Target = wanted.Name.ToString(),
    });

    /// <summary>One repository would be inside another one.</summary>
    public static CmException Nested(Repository wanted, Repository there, bool isInner) => new(new CmError(
        "RepositoryNested", ReturnCode.Failed, CmErrorCategory.InvalidArgument,
        $"The folder {wanted.Path} {(isInner ? "lies in" : "holds")} the repository {there.Name} ({there.Path}); repositories cannot be nested.")
    { Hint = isInner ? "Add its artifacts to that one, or choose a folder outside it." : "Unregister that one first, or choose another folder.", Target = wanted.Path });

    /// <summary>A folder cannot be made into a repository.</summary>
    public static CmException NotStored(string folder, Exception inner) => new(
        new CmError("RepositoryNotStored", ReturnCode.Failed, StorageFailure.GetCategory(inner), $"The repository in {folder} was not created: {inner.Message}")
        { Hint = "Check the permissions of the folder and the free space.", Target = folder },
        inner);

    /// <summary>The directory that a repository is to have is there already.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="why">The obstacle, as the end of the sentence.</param>
    public static CmException FolderTaken(string path, string why) => new(new CmError(
        "RepositoryExists", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"The folder {path} exists already{why}.")
    {
        Hint = $"Give another name with -Name, remove it with 'Uninstall-CmRepo {Path.GetFileName(path)} -RemoveFiles', or register it with 'Register-CmRepo {path}'. -Force moves a folder that is not a usable repository away.",
        ClassicHint = $"Give another name, remove it with 'cm rm repo {Path.GetFileName(path)} --all', or register it with 'cm import repo --path={path}'. --force moves a folder that is not a usable repository away.",
        Target = path,
    });

    /// <summary>A repository is to be made in a directory that is one.</summary>
    public static CmException HasMeta(string path) => new(new CmError(
        "RepositoryExists", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"The folder {path} exists already and has a cmr.yaml.")
    { Hint = $"Register it with 'Register-CmRepo {path}'.", ClassicHint = $"Register it with 'cm import repo --path={path}'.", Target = path });

    /// <summary>A directory is in <c>repos/</c> without being registered, and its files are to be kept.</summary>
    public static CmException NotRegistered(string path) => new(new CmError(
        "RepositoryUnregistered", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The folder {path} is not registered, so there is nothing to unregister.")
    { Hint = "-RemoveFiles removes it with its files.", ClassicHint = "--all removes it with its files.", Target = path });

    /// <summary>A directory is registered in place, and the request is possible only for a clone or copy.</summary>
    public static CmException CopyNeeded(string path, string message) => new(new CmError(
        "CopyNeeded", ReturnCode.Failed, CmErrorCategory.InvalidArgument, message)
    { Hint = "Leave that out, or add -Clone to use a clone of it.", ClassicHint = "Leave that out, or add --copy to use a clone of it.", Target = path });

    /// <summary>The host has rewritten the branch that a repository follows.</summary>
    public static CmException Rewritten(Repository repository, string was, string now, Exception inner) => new(
        new CmError(
            "RepositoryRewritten", ReturnCode.Failed, CmErrorCategory.Storage,
            $"{repository.Path} was not changed: its host has rewritten the branch, in which the commit {was[..7]} no longer is. It ends at {now[..7]} now.")
        {
            Hint = $"You have no local commits there. 'Update-CmRepo {repository.Alias} -Force' follows the new history.",
            ClassicHint = $"You have no local commits there. 'cm pull repo {repository.Alias} --force' follows the new history.",
            Target = repository.Path,
        },
        inner);

    /// <summary>Files that the user changed would be overwritten.</summary>
    public static CmException LocalChanges(string folder, IReadOnlyCollection<string> files, Exception? inner = null) => new(
        new CmError("RepositoryChanged", ReturnCode.Failed, CmErrorCategory.Storage, $"{folder} was not changed, because files that you changed would be overwritten{Named(files)}.")
        { Hint = "Commit them, stash them (git stash), or undo them.", Target = folder },
        inner);

    /// <summary>There are local commits in addition to new ones of the host.</summary>
    public static CmException Diverged(string folder, string branch, string upstream, IEnumerable<string> files) => new(new CmError(
        "RepositoryDiverged", ReturnCode.Failed, CmErrorCategory.Storage,
        $"{folder} was not changed, because its branch {branch} has commits that {upstream} does not have{Named(files.ToList())}.")
    { Hint = $"Merge or rebase with git in that folder, or reset it with: git reset --hard {upstream}", Target = folder });

    /// <summary>A repository that stays at its commit.</summary>
    public static CmException Pinned(Repository repository, string commit, string wanted) => new(new CmError(
        "RepositoryPinned", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{repository.Alias} is pinned to {commit} and is not moved to '{wanted}' automatically.")
    { Hint = "-Force moves it and trusts the new commit.", ClassicHint = "--force moves it and trusts the new commit.", Target = repository.Name.ToString() });

    /// <summary>A credential would go to another address than the one from which the repository was installed.</summary>
    public static CmException OtherHost(Repository repository, string there, string said) => new(new CmError(
        "CredentialForOtherHost", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"The credential for {repository.Alias} is not sent: the repository came from {said}, and its .git/config names {there}.")
    {
        Hint = "Install the repository again with -Url and the intended address.",
        ClassicHint = "Install the repository again with --url and the intended address.",
        Target = repository.Name.ToString(),
    });

    /// <summary>A credential was given for more than one repository.</summary>
    public static CmException CredentialForSeveral(int number) => InvalidRequest(
        "CredentialForSeveral", $"A credential is for one host, and {number} repositories were selected.", "Specify the repository that the credential is for.", null);

    /// <summary>A script of a repository that is not in its pinned state, if only such repositories may run.</summary>
    public static CmException NotPinned(Repository repository, string why, IReadOnlyCollection<string> files, string hint, string? classicHint = null) => new(new CmError(
        "RepositoryNotPinned", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"Nothing of the repository {repository.Name} is run, because it {why}{Named(files)}.")
    { Hint = hint, ClassicHint = classicHint, Location = new SourceLocation(repository.Path), Target = repository.Name.ToString() });

    /// <summary>A repository that must stay.</summary>
    public static CmException Protected(Repository repository, string why) => new(new CmError(
        "RepositoryProtected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The repository {repository.Name} cannot be removed: {why}.")
    { Target = repository.Name.ToString() });

    /// <summary>A repository that needs others which conflict with it.</summary>
    public static CmException Conflict(string wanted, Repository there) => new(new CmError(
        "RepositoryConflict", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"{wanted} cannot be installed together with {there.Name}: its cmr.yaml declares a conflict.")
    { Hint = $"Uninstall {there.Alias} first.", Target = wanted });

    /// <summary>A request that cannot be met.</summary>
    public static CmException InvalidRequest(string id, string message, string hint, object? target, string? classicHint = null) =>
        new(new CmError(id, ReturnCode.Failed, CmErrorCategory.InvalidArgument, message) { Hint = hint, ClassicHint = classicHint, Target = target });

    // As a word of a command, for the shells in which such a hint is typed.
    private static string Word(string path) => Quoted(Path.GetFileName(path));

    private static string Quoted(string text) => !text.AsSpan().ContainsAny(SpecialToShells) ? text
        : text.AsSpan().IndexOfAny("$`\"") >= 0 && !text.Contains('\'', StringComparison.Ordinal) ? $"'{text}'" : $"\"{text}\"";

    private static string Named(IReadOnlyCollection<string> files) => files.Count == 0
        ? ""
        : ": " + string.Join(", ", files.Take(FilesToName).Select(ShownText.OneLine)) + (files.Count > FilesToName ? $" and {files.Count - FilesToName} more" : "");
}
