using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm init</c>: makes the home ready to work with: it is made, and the repository with the usual scripts is pulled. Nothing is installed into the system.</summary>
internal sealed class PrepareHome : IClassicAction
{
    private const string UsualRepository = "mlcommons@cm4mlops";

    public string Name => "init";

    public string Summary => "Makes the home and pulls the repository with the usual scripts.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("repo", $"the repository to pull; {UsualRepository} otherwise"),
        new("url", "its address"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to stay at"),
        new("skip, min", "pull nothing"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        call.Print($"Home: {call.Services.Repositories.Local.Path}");
        if (call.Request.IsOn("skip") || call.Request.IsOn("min"))
        {
            return ActionOutcome.Done(("home", call.Services.Home.Path));
        }

        var input = call.Request.Input;
        var url = OrNull(input.Text("url"));
        var result = call.Services.Installer.Install(
            new RepositoryInstallRequest
            {
                Name = OrNull(input.Text("repo")) ?? (url is null ? UsualRepository : null),
                Url = url,
                Branch = OrNull(input.Text("branch")),
                Checkout = OrNull(input.Text("checkout")),
            },
            call.Operation);
        call.Print($"Ready: {result.Repository.Name} from {result.Url}\n{result.Repository.Path}");
        return ActionOutcome.Done(("home", call.Services.Home.Path), ("meta", result.Repository.Meta.Clone()), ("path", result.Repository.Path)) with { Values = [result.Repository] };
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
