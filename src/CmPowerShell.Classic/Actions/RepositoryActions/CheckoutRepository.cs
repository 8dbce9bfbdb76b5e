using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm checkout repo NAME --branch=… --checkout=…</c>: brings a repository that is here to another branch or commit.</summary>
internal sealed class CheckoutRepository : IClassicAction
{
    public string Name => "checkout";

    public string Summary => "Brings a repository that came by git to another branch, commit or tag.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to stay at"),
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
        "InputMissing", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "It is not said which branch, commit or tag is wanted.")
    { Hint = "Write 'cm checkout repo NAME --branch=BRANCH', or --checkout=COMMIT." });
}
