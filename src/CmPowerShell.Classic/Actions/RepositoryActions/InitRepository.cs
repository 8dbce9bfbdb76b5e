using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm init repo NAME</c>, also <c>add</c> and <c>import</c>: makes a repository, or registers a folder that is one already.</summary>
/// <param name="name">The name of it in the table.</param>
internal sealed class InitRepository(string name) : IClassicAction
{
    public string Name => name;

    public string Summary => "Creates a repository and registers it; registers a folder that is a repository already.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its alias; the default, also for '.', is the name of the folder"),
        new("uid", "its uid, 16 hex digits; the default is a new one"),
        new("path", "the folder; the default is a new folder in the home, or, without an alias, the current folder"),
        new("here", "the same as --path=."),
        new("prefix", "the sub-folder that holds the artifacts"),
        new("desc", "a description in one sentence"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var request = GetRequest(call);
        var repository = request.Path is { } folder && RepositoryMetaFile.ExistsIn(folder)
            ? Registered(call, folder, request)
            : call.Services.Installer.Create(request, call.Operation);
        call.Print(Text(repository));
        return ActionOutcome.Done(
            ("meta", repository.Meta.Clone()),
            ("path_to_repo", repository.Path),
            ("path_to_repo_desc", Path.Combine(repository.Path, "cmr")),
            ("path_to_repo_with_prefix", repository.ArtifactsPath)) with
        { Values = [repository] };
    }

    private static RepositoryCreationRequest GetRequest(ActionCall call)
    {
        var input = call.Request.Input;
        var isDot = call.Request.Artifact == ".";
        var name = isDot ? ObjectName.Any : call.Request.Name.Object;
        var path = input.Text("path");
        var isHere = call.Request.IsOn("here") || isDot || (path.Length == 0 && name.IsEmpty);
        return new RepositoryCreationRequest
        {
            Name = name.Alias.OrNull(),
            Uid = input.Text("uid", name.Uid).OrNull(),
            Path = isHere ? call.Operation.Here : path.Length == 0 ? null : call.Operation.FullPath(path),
            Prefix = input.Text("prefix").OrNull(),
            Description = input.Text("desc").OrNull(),
        };
    }

    private static Repository Registered(ActionCall call, string folder, RepositoryCreationRequest request)
    {
        if (call.Services.Repositories.At(folder) is { } there)
        {
            throw Taken(there, "is registered already", "Nothing is left to do.");
        }

        var meta = RepositoryMetaFile.Load(folder)!;
        if (Differs(meta, "alias", request.Name) || Differs(meta, "uid", request.Uid) || Differs(meta, "prefix", request.Prefix))
        {
            throw Taken(new Repository(folder, meta), "is not the one that you specified", "Leave alias, --uid and --prefix out to register it as it is.");
        }

        var repository = call.Services.Installer.Register(folder, call.Operation);
        DuplicateUidWarning.Publish(call.Services.Index, repository, call.Operation);
        return repository;
    }

    private static bool Differs(MetaMap meta, string key, string? asked) => asked is not null && meta.Text(key) is { Length: > 0 } there && there != asked;

    private static CmException Taken(Repository there, string why, string hint) => new(new CmError(
        "RepositoryExists", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"The repository {there.Name} in {there.Path} {why}.")
    { Hint = hint, Target = there.Path });

    private static string Text(Repository repository)
    {
        (string Left, string Right)[] rows =
        [
            ("Alias:", repository.Alias),
            ("UID:", repository.Uid),
            ("Description:", repository.Meta.Text("desc")),
            ("Sub-directory:", repository.Prefix),
            ("Path:", repository.Path),
        ];
        return string.Join('\n', HelpText.Columns(rows.Where(row => row.Right.Length > 0)));
    }
}
