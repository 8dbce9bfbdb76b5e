using AwesomeAssertions;
using CmPowerShell.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class PipelinePumpTests
{
    [Fact]
    public void What_the_worker_posts_is_done_in_order_on_the_calling_thread()
    {
        var pump = new PipelinePump();
        var seen = new List<(int Item, int Thread)>();

        pump.Run(
            () =>
            {
                for (var item = 0; item < 10_000; item++)
                {
                    var captured = item;
                    pump.Post(() => seen.Add((captured, Environment.CurrentManagedThreadId)));
                }
            },
            () => { });

        seen.Select(pair => pair.Item).Should().Equal(Enumerable.Range(0, 10_000));
        seen.Should().AllSatisfy(pair => pair.Thread.Should().Be(Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void A_question_is_answered_by_the_calling_thread()
    {
        var pump = new PipelinePump();
        var answer = 0;

        pump.Run(() => answer = pump.Ask(() => Environment.CurrentManagedThreadId, CancellationToken.None), () => { });

        answer.Should().Be(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void When_the_pipeline_throws_the_work_is_cancelled_and_waited_for()
    {
        var pump = new PipelinePump();
        using var cancel = new CancellationTokenSource();
        var isEnded = false;

        var run = () => pump.Run(
            () =>
            {
                pump.Post(() => throw new InvalidOperationException("stopped"));
                cancel.Token.WaitHandle.WaitOne();
                pump.Post(() => throw new InvalidOperationException("must not be done"));
                isEnded = true;
            },
            cancel.Cancel);

        run.Should().Throw<InvalidOperationException>().WithMessage("stopped");
        isEnded.Should().BeTrue();
    }

    [Fact]
    public void A_question_that_fails_frees_the_worker_too()
    {
        var pump = new PipelinePump();

        var run = () => pump.Run(() => pump.Ask<int>(() => throw new InvalidOperationException("no host"), CancellationToken.None), () => { });

        run.Should().Throw<InvalidOperationException>().WithMessage("no host");
    }

    [Fact]
    public void What_comes_after_the_end_is_dropped()
    {
        var pump = new PipelinePump();
        pump.Run(() => { }, () => { });

        pump.Post(() => Assert.Fail("too late"));
    }
}
