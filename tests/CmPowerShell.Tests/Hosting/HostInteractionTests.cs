using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class HostInteractionTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public void A_choice_is_put_to_the_host_with_a_key_for_each_answer()
    {
        _host.Recorded.Answers.Enqueue(1);

        Ask(interaction => interaction.Choose(new Choice("Which one?", ["first", "second"]))).Should().Be(1);

        _host.Recorded.Questions.Should().Equal("Which one? &1 first|&2 second");
    }

    [Fact]
    public void Whoever_just_confirms_gets_the_default() =>
        Ask(interaction => interaction.Choose(new Choice("Which one?", ["first", "second", "third"], Default: 2))).Should().Be(2);

    [Fact]
    public void More_answers_than_keys_still_work()
    {
        _host.Recorded.Answers.Enqueue(59);

        Ask(interaction => interaction.Choose(new Choice("Which one?", Enumerable.Range(0, 60).Select(number => $"option {number}").ToList()))).Should().Be(59);
    }

    [Fact]
    public void A_line_is_read_from_the_host() => Ask(interaction => interaction.ReadLine("Name:")).Should().Be("a line");

    private T Ask<T>(Func<IInteraction, T> question)
    {
        var pump = new PipelinePump();
        T? answer = default;
        pump.Run(() => answer = question(new HostInteraction(_host, pump, CancellationToken.None)), () => { });
        return answer!;
    }
}
