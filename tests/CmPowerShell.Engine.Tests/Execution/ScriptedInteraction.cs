using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>Answers choices with given numbers; without any left there is no answer.</summary>
internal sealed class ScriptedInteraction : IInteraction
{
    private readonly Queue<int> _answers = new();

    public List<Choice> Asked { get; } = [];

    public List<string> Prompts { get; } = [];

    public bool CanAsk => _answers.Count > 0;

    public void Answer(params int[] places)
    {
        foreach (var place in places)
        {
            _answers.Enqueue(place);
        }
    }

    public int? Choose(Choice choice)
    {
        Asked.Add(choice);
        return _answers.TryDequeue(out var place) ? place : null;
    }

    public string? ReadLine(string prompt)
    {
        Prompts.Add(prompt);
        return null;
    }
}
