using System.Runtime.InteropServices;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm test core</c>: prints the version and paths of the installation.</summary>
internal sealed class DescribeInstallation : IClassicAction
{
    public string Name => "test";

    public string Summary => "Prints the version and the paths of this program.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        (string Left, string Right)[] facts =
        [
            ("CM version:", ProductVersion.Current),
            ("Runtime:", RuntimeInformation.FrameworkDescription),
            ("Program:", AppContext.BaseDirectory),
            ("Home:", call.Services.Home.Path),
            ("Repositories:", string.Join(", ", call.Services.Repositories.Repositories.Select(repository => repository.Alias))),
        ];
        foreach (var line in HelpText.Columns(facts))
        {
            call.Print(line.TrimStart());
        }

        return ActionOutcome.Done(("version", ProductVersion.Current), ("home", call.Services.Home.Path));
    }
}
