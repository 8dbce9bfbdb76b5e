using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Hosting;

/// <summary>Asks through the PowerShell host. The worker posts the questions, and the pipeline thread asks them.</summary>
internal sealed class HostInteraction(PSHost host, PipelinePump pump, CancellationToken cancellation) : IInteraction
{
    private const string Keys = "123456789abcdefghijklmnopqrstuvwxyz";
    private bool _refused;

    /// <inheritdoc/>
    public bool CanAsk => !_refused && IsInteractive(host);

    /// <inheritdoc/>
    public int? Choose(Choice choice)
    {
        var options = new Collection<ChoiceDescription>(choice.Options.Select(Describe).ToList());
        return Ask(() => host.UI.PromptForChoice("", choice.Question, options, choice.Default) is >= 0 and var place ? place : (int?)null);
    }

    /// <inheritdoc/>
    public string? ReadLine(string prompt) => Ask(() =>
    {
        host.UI.Write(prompt + " ");
        return host.UI.ReadLine();
    });

    /// <summary>Whether the host is interactive. A host without a user interface, the one PowerShell makes for programs, <c>pwsh -NonInteractive</c>, a console without a terminal and a build service are not.</summary>
    private static bool IsInteractive(PSHost host) =>
        host.UI is not null && host.Name != "Default Host" && !OutputFormats.IsUnattended(Environment.GetEnvironmentVariable) && !(host.Name == "ConsoleHost" && (StartedNonInteractive() || Console.IsInputRedirected));

    private static bool StartedNonInteractive() =>
        Environment.GetCommandLineArgs().Skip(1).Any(argument =>
            argument.Length > 4 && argument[0] is '-' or '/' && "noninteractive".StartsWith(argument.TrimStart('-', '/'), StringComparison.OrdinalIgnoreCase));

    private static ChoiceDescription Describe(string option, int place) =>
        place < Keys.Length ? new($"&{Keys[place]} {option}", option) : new(option, option);

    private T? Ask<T>(Func<T?> question) => !CanAsk ? default : pump.Ask(
        () =>
        {
            try
            {
                return question();
            }
            catch (Exception exception) when (exception is HostException or PSInvalidOperationException or PSNotSupportedException or NotImplementedException)
            {
                // The host has no prompt after all: the caller uses the default.
                _refused = true;
                return default;
            }
        },
        cancellation);
}
