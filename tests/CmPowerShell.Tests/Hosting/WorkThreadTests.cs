using AwesomeAssertions;
using CmPowerShell.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

/// <summary>The threads on which the engine works.</summary>
public sealed class WorkThreadTests
{
    [Fact]
    public void A_thread_is_free_for_the_next_work_when_the_end_of_its_work_is_reported()
    {
        var threads = new HashSet<int>();
        for (var i = 0; i < 50; i++)
        {
            using var end = new ManualResetEventSlim();
            WorkThread.Start(() => threads.Add(Environment.CurrentManagedThreadId), end.Set);
            end.Wait(TestContext.Current.CancellationToken);
        }

        threads.Should().HaveCountLessThan(50, "other tests may take one in between, but not each time");
    }

    [Fact]
    public void Work_that_begins_during_other_work_gets_another_thread()
    {
        using var both = new Barrier(2);
        using var ends = new CountdownEvent(2);
        var met = 0;
        for (var i = 0; i < 2; i++)
        {
            WorkThread.Start(() => Interlocked.Add(ref met, both.SignalAndWait(TimeSpan.FromSeconds(30)) ? 1 : 0), () => ends.Signal());
        }

        ends.Wait(TestContext.Current.CancellationToken);

        met.Should().Be(2);
    }

    [Fact]
    public void What_the_work_notes_for_its_flow_ends_with_it_and_what_the_caller_noted_is_seen()
    {
        var noted = new AsyncLocal<string> { Value = "caller" };
        var seen = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            using var end = new ManualResetEventSlim();
            WorkThread.Start(
                () =>
                {
                    seen.Add(noted.Value);
                    noted.Value = "work";
                },
                end.Set);
            end.Wait(TestContext.Current.CancellationToken);
        }

        seen.Should().Equal("caller", "caller", "caller");
        noted.Value.Should().Be("caller");
    }
}
