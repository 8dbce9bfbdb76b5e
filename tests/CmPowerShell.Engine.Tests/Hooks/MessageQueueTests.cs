using AwesomeAssertions;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class MessageQueueTests
{
    private readonly MessageQueue _queue = new();

    [Fact]
    public void Messages_are_taken_in_their_order()
    {
        _queue.Add(new MetaMap { ["op"] = "first" });
        _queue.Add(new MetaMap { ["op"] = "second" });

        _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken)!.Text("op").Should().Be("first");
        _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken)!.Text("op").Should().Be("second");
    }

    [Fact]
    public async Task A_reader_waits_for_a_message()
    {
        var taken = Task.Run(() => _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        _queue.Add(new MetaMap { ["op"] = "call" });

        (await taken)!.Text("op").Should().Be("call");
    }

    [Fact]
    public void What_waits_at_the_end_is_still_taken_and_then_there_is_nothing()
    {
        _queue.Add(new MetaMap { ["op"] = "last" });
        _queue.Complete();
        _queue.Add(new MetaMap { ["op"] = "too late" });

        _queue.IsComplete.Should().BeTrue();
        _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken)!.Text("op").Should().Be("last");
        _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken).Should().BeNull();
    }

    [Fact]
    public async Task The_end_wakes_a_reader()
    {
        var taken = Task.Run(() => _queue.Take(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        _queue.Complete();

        (await taken).Should().BeNull();
    }

    [Fact]
    public async Task A_cancelled_wait_ends()
    {
        using var end = new CancellationTokenSource();
        var taken = Task.Run(() => _queue.Take(Timeout.InfiniteTimeSpan, end.Token), TestContext.Current.CancellationToken);

        await end.CancelAsync();

        await taken.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_wait_ends_with_its_time() =>
        _queue.Invoking(queue => queue.Take(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken)).Should().Throw<TimeoutException>();

    [Fact]
    public async Task A_message_within_the_time_is_taken()
    {
        var taken = Task.Run(() => _queue.Take(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        _queue.Add(new MetaMap { ["op"] = "hello" });

        (await taken)!.Text("op").Should().Be("hello");
    }
}
