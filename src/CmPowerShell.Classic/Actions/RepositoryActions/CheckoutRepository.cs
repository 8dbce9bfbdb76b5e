using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm checkout repo NAME --branch=… --checkout=…</c>: checks out another branch or commit of an installed repository.</summary>
internal sealed class CheckoutRepository : IClassicAction
{
    public string Name => "checkout";

    public string Summary => "Checks out another branch, commit or tag of a repository that was cloned with git.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to pin"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("new_branch", "branches are made with git"), new("url, pat, depth", "'cm pull repo' fetches")];

    public ActionOutcome Run(ActionCall call)
    {
        var (branch, revision) = (call.Request.Input.Text("branch").OrNull(), call.Request.Input.Text("checkout").OrNull());
        if (branch is null && revision is null)
        {
            throw Nowhere();
        }

        var result = call.Services.Installer.Checkout(call.Services.Repositories.Get(call.Request.Name.Object), branch, revision, call.Operation);
        call.Print(result.Message);
        return ActionOutcome.Done(("meta", result.Repository.Meta.Clone()), ("path", result.Repository.Path)) with { Values = [result.Repository] };
    }

    private static CmException Nowhere() => new(new CmError(
        "InputMissing", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No branch, commit or tag was specified.")
    { Hint = "Write 'cm checkout repo NAME --branch=BRANCH', or --checkout=COMMIT." });
}
