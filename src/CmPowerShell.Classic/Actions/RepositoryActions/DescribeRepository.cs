using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm get repo NAME</c>: prints the command that installs a repository on another machine.</summary>
internal sealed class DescribeRepository : IClassicAction
{
    public string Name => "get";

    public string Summary => "Prints the command that installs a repository on another machine in its current state.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", "alias, uid or 'alias,uid' of the repository; the default is the repository of the current folder")];

    public ActionOutcome Run(ActionCall call)
    {
        var repository = Chosen(call);
        var status = RepositoryStatus.Read(repository);
        var outcome = ActionOutcome.Done(("path", repository.Path), ("meta", repository.Meta.Clone()), ("is_git", repository.IsGit)) with { Values = [repository] };
        if (status?.RemoteUrl is not { } url)
        {
            call.Print($"{repository.Name} has no remote host. 'cm pack repo {repository.Alias}' makes an archive of it.");
            return outcome;
        }

        var state = status.Branch is { } branch ? $" --branch={branch}" : $" --checkout={status.Commit}";
        outcome.Result["url"] = url;
        outcome.Result["branch"] = status.Branch ?? "";
        outcome.Result["cmd"] = $"cm pull repo {repository.Alias} --url={url}{state}";
        call.Print(outcome.Result.Text("cmd"));
        return outcome;
    }

    private static Repository Chosen(ActionCall call)
    {
        var registry = call.Services.Repositories;
        var name = call.Request.Name.Object;
        if (!name.IsEmpty)
        {
            return registry.Get(name);
        }

        if (WorkingDirectoryContext.Find(call.Operation.Here, registry) is { IsRegistered: true, Repository: { } around })
        {
            return around;
        }

        throw new CmException(new CmError(
            "RepositoryNotNamed", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"No repository was specified, and {call.Operation.Here} is not in a repository.")
        { Hint = "Write 'cm get repo NAME'." });
    }
}
