using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm pull repo NAME</c>: installs or updates a repository; without a name, updates all that were cloned with git.</summary>
internal sealed class PullRepository : IClassicAction
{
    public string Name => "pull";

    public string Summary => "Installs or updates a repository; without a name, updates all repositories.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "owner@name, or an address"),
        new("url", "its address: https, ssh, a .zip, or a folder, which is registered in place"),
        new("copy, clone", "clone a local folder, or copy one without git, instead of registering it in place"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to pin"),
        new("depth", "the number of commits to fetch"),
        new("pat", "an access token for the host of the specified repository, or @FILE for a file that contains it"),
        new("force, f", "move a pinned repository, follow a rewritten branch, move a broken folder away, and install dependencies without confirmation"),
        new("yes, y", "install the dependencies of the repository without confirmation"),
        new("stash", "put files that you changed aside for the update, and restore them after it"),
        new("ignore_on_conflict", "keep the registered repository where one with the same uid or alias is requested, and succeed"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } =
    [
        new("checkout_only", "'cm checkout repo NAME --checkout=COMMIT' does that"),
        new("new_branch", "branches are made with git"),
        new("extra_cmd_git", "git is built in"),
        new("extra_cmd_pip", "nothing is installed into Python"),
        new("dir, dir2", "the folder has the name of the repository, and 'cm import repo --path=FOLDER' registers another one"),
        new("desc, prefix", "the file cmr.yaml of the repository defines that"),
        new("skip_zip_parent_dir", "the top folder of an archive is left out automatically"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        // Also for a call of a hook: ignoring the input would do something else than requested.
        KnownInputs.RefuseNotSupported(call, this);
        if (call.Request.Artifact.Length == 0 && call.Request.Input.Text("url").Length == 0)
        {
            return new UpdateRepositories().Run(call);
        }

        RepositoryInstallResult result;
        try
        {
            result = DuplicateUidWarning.Install(call.Services.Installer, call.Services.Index, GetRequest(call), call.Operation);
        }
        catch (CmException conflict) when (conflict.Error.Id == "RepositoryExists" && call.Request.IsOn("ignore_on_conflict"))
        {
            call.Operation.Warn("RepositoryKept", $"{conflict.Error.Message} It was kept.");
            return ActionOutcome.Done();
        }

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
        StashesChanges = call.Request.IsOn("stash"),
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
