using System.Globalization;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli.Input;

/// <summary>
/// Asks on the terminal and reads lines from standard input, also if it is redirected. An empty line selects the default; at the end of the input there is no answer.
/// </summary>
/// <param name="terminal">Shows the question.</param>
/// <param name="input">Standard input.</param>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class TerminalInteraction(Terminal terminal, Lazy<TextReader> input, CancellationToken cancellation) : IInteraction
{
    /// <inheritdoc/>
    public bool CanAsk => true;

    /// <inheritdoc/>
    public int? Choose(Choice choice)
    {
        var rows = choice.Options.Select((option, place) => $"  {place}) {option}");
        terminal.Write(new($"\n  {choice.Question}\n\n{string.Join('\n', rows)}\n", OutputChannel.Main));
        while (ReadLine($"  Select one or press Enter for {choice.Default}: ") is { } line)
        {
            if (GetPlace(line.Trim(), choice) is { } place)
            {
                terminal.Write(new($"\n  Selected {place}: {choice.Options[place]}", OutputChannel.Main));
                return place;
            }

            terminal.Write(new($"  '{line.Trim()}' is not a number from 0 to {choice.Options.Count - 1}.", OutputChannel.Main));
        }

        return null;
    }

    /// <inheritdoc/>
    public string? ReadLine(string prompt)
    {
        terminal.WritePrompt(prompt);

        // Reading cannot be cancelled; the thread that still waits ends with the process.
        var reading = Task.Run(input.Value.ReadLine, CancellationToken.None);
        reading.Wait(cancellation);
        return reading.Result;
    }

    private static int? GetPlace(string answer, Choice choice) =>
        answer.Length == 0 ? choice.Default
        : answer == "-1" && choice.None is { } none ? none
        : int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < choice.Options.Count ? place
        : null;
}
