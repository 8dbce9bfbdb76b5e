using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm init</c>: makes the home ready to work with: it is made, and the repository with the usual scripts is pulled. Nothing is installed into the system.</summary>
internal sealed class PrepareHome : IClassicAction
{
    public string Name => "init";

    public string Summary => "Creates the home and installs a repository of scripts that you choose.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("repo", $"the repository to pull; the default is {KnownRepository.Usual(MetaDialect.Cmind).Name}, in a home of mlcflow {KnownRepository.Usual(MetaDialect.Mlcflow).Name}"),
        new("url", "its address"),
        new("branch", "the branch to follow"),
        new("checkout", "the commit or tag to pin"),
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
        var url = input.Text("url").OrNull();
        var name = input.Text("repo").OrNull() ?? (url is null ? Chosen(call) : null);
        if (name is null && url is null)
        {
            call.Print("No repository was installed. 'cm pull repo NAME' installs one later.");
            return ActionOutcome.Done(("home", call.Services.Home.Path));
        }

        var result = call.Services.Installer.Install(
            new RepositoryInstallRequest
            {
                Name = name,
                Url = url,
                Branch = input.Text("branch").OrNull(),
                Checkout = input.Text("checkout").OrNull(),
            },
            call.Operation);
        call.Print($"Ready: {result.Repository.Name} from {result.Url}\n{result.Repository.Path}");
        return ActionOutcome.Done(("home", call.Services.Home.Path), ("meta", result.Repository.Meta.Clone()), ("path", result.Repository.Path)) with { Values = [result.Repository] };
    }

    // Without a user, the default repository is used.
    private static string? Chosen(ActionCall call)
    {
        var usual = KnownRepository.Usual(call.Services.Home.Layout.Dialect);
        KnownRepository[] known = [usual, .. KnownRepository.All.Where(other => other != usual)];
        if (!call.Request.IsTyped || !call.Request.PrintsText || call.Request.IsQuiet || !call.Operation.Interaction.CanAsk)
        {
            return usual.Name;
        }

        var options = known.Select(repository => $"{repository.Name}: {repository.Purpose}").Append("None now").ToList();
        var place = call.Operation.Interaction.Choose(new Choice("Which repository of scripts do you want to install? Its scripts run with your rights.", options)) ?? 0;
        return place < known.Length ? known[place].Name : null;
    }
}
