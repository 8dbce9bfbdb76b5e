using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Events;

/// <summary>Asks the user who started an operation.</summary>
public interface IInteraction
{
    /// <summary>Whether the session is interactive. If not, <see cref="Choose"/> and <see cref="ReadLine"/> return null.</summary>
    bool CanAsk { get; }

    /// <summary>Offers a choice.</summary>
    /// <returns>The index of the chosen option, from 0; null without an answer.</returns>
    int? Choose(Choice choice);

    /// <summary>Reads a line of text from the user.</summary>
    /// <returns>The line without its end; null without an answer.</returns>
    string? ReadLine(string prompt);
}

/// <summary>A question with several answers.</summary>
/// <param name="Question">One sentence.</param>
/// <param name="Options">The answers; each is one line.</param>
/// <param name="Default">The index of the answer for a user who just confirms, from 0.</param>
public sealed record Choice(string Question, IReadOnlyList<string> Options, int Default = 0)
{
    /// <summary>One sentence; texts of others in it move no cursor.</summary>
    public string Question { get; } = ShownText.Lines(Question);

    /// <summary>The answers; each is one line.</summary>
    public IReadOnlyList<string> Options { get; } = [.. Options.Select(ShownText.OneLine)];

    /// <summary>The place of the answer "none of these", from 0; null when one must be taken. Where answers are typed, <c>-1</c> means it too, as in the Python tools.</summary>
    public int? None { get; init; }
}

/// <summary>A session that is not interactive.</summary>
public sealed class NoInteraction : IInteraction
{
    /// <summary>The one instance.</summary>
    public static NoInteraction Instance { get; } = new();

    /// <inheritdoc/>
    public bool CanAsk => false;

    /// <inheritdoc/>
    public int? Choose(Choice choice) => null;

    /// <inheritdoc/>
    public string? ReadLine(string prompt) => null;
}
