using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm pull repo NAME</c>: installs a repository or brings it up to date; without a name all that came by git are updated.</summary>
internal sealed class PullRepository : IClassicAction
{
    public string Name => "pull";

    public string Summary => "Installs a repository, or brings it up to date; without a name, brings all up to date.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "owner@name, or an address"),
        new("url", "its address: https, ssh, a .zip, or a folder, which is registered where it is"),
        new("copy, clone", "clone a folder of this machine, or copy one without git, instead of registering it where it is"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to stay at"),
        new("depth", "how many commits of the history to fetch"),
        new("pat", "an access token for the host of the one repository that is named, or @FILE with the file that holds it"),
        new("force, f", "move a repository that is pinned, follow a rewritten branch, put a broken folder out of the way, and install without a question what it needs"),
        new("yes, y", "install without a question what the repository needs"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } =
    [
        new("checkout_only", "'cm checkout repo NAME --checkout=COMMIT' does that"),
        new("new_branch", "branches are made with git"),
        new("extra_cmd_git", "git is built in"),
        new("extra_cmd_pip", "nothing is installed into Python"),
        new("dir, dir2", "the folder has the name of the repository, and 'cm import repo --path=FOLDER' registers another one"),
        new("desc, prefix", "the file cmr.yaml of the repository says that"),
        new("skip_zip_parent_dir", "a folder at the top of an archive is left out by itself"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        // Also where a hook asks for it: to pass over it would be to do something else than was asked for.
        KnownInputs.RefuseNotSupported(call, this);
        if (call.Request.Artifact.Length == 0 && call.Request.Input.Text("url").Length == 0)
        {
            return new UpdateRepositories().Run(call);
        }

        var result = DuplicateUidWarning.Install(call.Services.Installer, call.Services.Index, GetRequest(call), call.Operation);
        var repository = result.Repository;
        call.Print($"{result.Message}\n{repository.Path}");
        return ActionOutcome.Done(("meta", repository.Meta.Clone()), ("metas", new MetaMap { [repository.Alias] = repository.Meta.Clone() }), ("path", repository.Path)) with
        {
            Values = [repository],
        };
    }

    private static RepositoryInstallRequest GetRequest(ActionCall call) => new()
    {
        Name = call.Request.Artifact.OrNull(),
        Url = call.Request.Input.Text("url").OrNull(),
        Branch = call.Request.Input.Text("branch").OrNull(),
        Checkout = call.Request.Input.Text("checkout").OrNull(),
        Depth = Depth(call.Request.Input.Text("depth")),
        MovesPin = Confirmation.Forced(call),
        Replaces = Confirmation.Forced(call),
        Copies = call.Request.IsOn("copy") || call.Request.IsOn("clone"),
        InstallNeeded = Confirmation.Forced(call) || call.Request.IsOn("yes") || call.Request.IsOn("y"),
        Credential = SecretSource.ValueOrFile("pat", call.Request.Input.Text("pat"), call.Operation.Here).OrNull() is { } token ? RepositoryCredential.Token(token) : null,
    };

    private static int Depth(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : throw new CmException(new CmError(
            "InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The depth '{text}' is not a number.")
        {
            Hint = "Write --depth=1, for example.",
            Target = text,
        });
    }
}
