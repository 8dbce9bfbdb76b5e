using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm update repo NAME</c>: updates repositories; one that fails does not stop the others.</summary>
internal sealed class UpdateRepositories : IClassicAction
{
    public string Name => "update";

    public string Summary => "Updates repositories; without a name, all that were cloned with git.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository, with wildcards"),
        new("pat", "an access token for the host of the specified repository, or @FILE for a file that contains it"),
        new("force, f", "move a pinned repository to the main branch, and follow a rewritten branch"),
        new("stash", "put files that you changed aside for the update, and restore them after it"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var results = new List<RepositoryUpdateResult>();
        var failures = new List<CmError>();
        var credential = Credential(call);
        var chosen = Chosen(call);
        if (credential is not null && (chosen.Count != 1 || call.Request.Name.Object.IsEmpty))
        {
            throw RepositoryErrors.CredentialForSeveral(chosen.Count);
        }

        foreach (var repository in chosen)
        {
            try
            {
                var result = call.Services.Installer.Update(repository, GetRequest(call, credential), call.Operation);
                results.Add(result);
                call.Print($"{repository.Alias}: {result.Message}");
            }
            catch (CmException failure)
            {
                failures.Add(failure.Error);
            }
        }

        if (call.Request.Name.Object.IsEmpty)
        {
            failures.AddRange(call.Services.Repositories.Problems);
            failures.AddRange(call.Services.Installer.FindUnfinished());
        }

        return Outcome(results, failures, call);
    }

    private static RepositoryInstallRequest GetRequest(ActionCall call, RepositoryCredential? credential) => new()
    {
        Credential = credential,
        MovesPin = Confirmation.Forced(call),
        Replaces = Confirmation.Forced(call),
        StashesChanges = call.Request.IsOn("stash"),
    };

    private static IReadOnlyList<Repository> Chosen(ActionCall call)
    {
        var name = call.Request.Name.Object;
        var registry = call.Services.Repositories;
        return name.IsEmpty ? registry.Repositories.Where(repository => repository.IsGit).ToList()
            : name.HasWildcard ? registry.Find(name)
            : [registry.Get(name)];
    }

    private static RepositoryCredential? Credential(ActionCall call) =>
        SecretSource.ValueOrFile("pat", call.Request.Input.Text("pat"), call.Operation.Here) is { Length: > 0 } token ? RepositoryCredential.Token(token) : null;

    private static ActionOutcome Outcome(List<RepositoryUpdateResult> results, List<CmError> failures, ActionCall call)
    {
        foreach (var failure in failures.SkipLast(1))
        {
            call.Operation.Events.Publish(new ProblemReported(failure));
        }

        var metas = new MetaMap(results.Select(result => KeyValuePair.Create(result.Repository.Alias, (MetaValue)result.Repository.Meta.Clone())));
        var outcome = failures.Count == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(failures[^1]);
        outcome.Result["metas"] = metas;
        return outcome with { Values = results.ConvertAll(result => result.Repository) };
    }
}
