using AwesomeAssertions;
using CmPowerShell.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

/// <summary>The actions that wait for the pipeline thread.</summary>
public sealed class PostQueueTests
{
    [Fact]
    public void Actions_are_taken_in_their_order_and_after_the_end_none()
    {
        var queue = new PostQueue(10);
        var seen = new List<int>();
        queue.Add(() => seen.Add(1));
        queue.Add(() => seen.Add(2));
        queue.Complete();
        queue.Add(() => seen.Add(3));

        while (queue.TryTake(out var post))
        {
            post();
        }

        seen.Should().Equal(1, 2);
    }

    [Fact]
    public async Task Who_adds_more_than_may_wait_waits_until_one_is_taken()
    {
        var queue = new PostQueue(2);
        queue.Add(() => { });
        queue.Add(() => { });
        var third = Task.Run(() => queue.Add(() => { }), TestContext.Current.CancellationToken);

        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        third.IsCompleted.Should().BeFalse();
        queue.TryTake(out _).Should().BeTrue();

        await third.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_end_frees_who_waits_to_add_and_who_waits_to_take()
    {
        var full = new PostQueue(1);
        full.Add(() => { });
        var adding = Task.Run(() => full.Add(() => { }), TestContext.Current.CancellationToken);
        var empty = new PostQueue(1);
        var taking = Task.Run(() => empty.TryTake(out _), TestContext.Current.CancellationToken);

        full.Complete();
        empty.Complete();

        await adding.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        (await taking.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Should().BeFalse();
        full.TryTake(out _).Should().BeTrue("what waited is still taken");
        full.TryTake(out _).Should().BeFalse();
    }

    [Fact]
    public void Several_threads_that_add_lose_nothing()
    {
        var queue = new PostQueue(3);
        var sum = 0;
        var adding = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).ToList().ForEach(_ => queue.Add(() => sum++)))));
        _ = adding.ContinueWith(_ => queue.Complete(), TaskScheduler.Default);

        while (queue.TryTake(out var post))
        {
            post();
        }

        sum.Should().Be(20_000);
    }
}
