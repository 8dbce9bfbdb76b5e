using System.Globalization;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Classic.Actions.RepositoryActions;

/// <summary><c>cm pull repo NAME</c>: installs a repository or brings it up to date; without a name all that came by git are updated.</summary>
internal sealed class PullRepository : IClassicAction
{
    public string Name => "pull";

    public string Summary => "Installs a repository, or brings it up to date; without a name, brings all up to date.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "owner@name, or an address"),
        new("url", "its address: https, ssh, a folder or a .zip"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to stay at"),
        new("depth", "how many commits of the history to fetch"),
        new("pat", "an access token for the host"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        if (call.Request.Artifact.Length == 0 && call.Request.Input.Text("url").Length == 0)
        {
            return new UpdateRepositories().Run(call);
        }

        var result = call.Services.Installer.Install(RequestOf(call.Request), call.Operation);
        var repository = result.Repository;
        call.Print($"{Word(result.Outcome)} {repository.Name} from {result.Url}\n{repository.Path}");
        return ActionOutcome.Done(("meta", repository.Meta.Clone()), ("metas", new MetaMap { [repository.Alias] = repository.Meta.Clone() }), ("path", repository.Path)) with
        {
            Values = [repository],
        };
    }

    private static RepositoryInstallRequest RequestOf(ClassicRequest request) => new()
    {
        Name = OrNull(request.Artifact),
        Url = OrNull(request.Input.Text("url")),
        Branch = OrNull(request.Input.Text("branch")),
        Checkout = OrNull(request.Input.Text("checkout")),
        Depth = Depth(request.Input.Text("depth")),
        Credential = OrNull(request.Input.Text("pat")) is { } token ? RepositoryCredential.Token(token) : null,
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

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

    private static string Word(RepositoryInstallOutcome outcome) => outcome switch
    {
        RepositoryInstallOutcome.Installed => "Installed",
        RepositoryInstallOutcome.Registered => "Registered",
        RepositoryInstallOutcome.Updated => "Updated",
        _ => "Up to date:",
    };
}
