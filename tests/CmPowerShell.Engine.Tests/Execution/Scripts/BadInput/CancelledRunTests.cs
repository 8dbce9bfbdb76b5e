using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Runs that are cancelled in the middle of something that takes long.</summary>
public sealed class CancelledRunTests : BadInputScene
{
    [Fact]
    public void A_native_script_of_a_dependency_is_ended_and_nothing_counts_as_a_result()
    {
        Script("slow", "cache: true", Shell("echo started; sleep 60"));
        Script("top", "cache: true\ndeps: [ { tags: slow } ]", Shell("echo never"));

        Cancelled("top");

        Output.Should().Equal("started");
        Script("slow", "cache: true", Shell("echo quick"));
        Run("top").CacheEntry.Should().NotBeNull();
        OnlyResultsAreLeft();
    }

    [Fact]
    public void A_hook_is_ended_and_the_next_hook_works()
    {
        Script("slow", "cache: true", Python("import time\ndef preprocess(i):\n    print('started')\n    time.sleep(60)"));

        Cancelled("slow");

        Script("slow", "cache: true", Python("def preprocess(i):\n    print('quick')\n    return {'return': 0}"));
        Run("slow").CacheEntry.Should().NotBeNull();
        Output.Should().Equal("started", "quick");
        OnlyResultsAreLeft();
    }

    // Cancels as soon as the run has printed something.
    private void Cancelled(string tags)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var operation = new Operation(new CancelAtOutput(Scratch.Events, cancellation), Scratch.Answers, cancellation.Token);
        Scratch.Engine.Refresh();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        FluentActions.Invoking(() => Scratch.Engine.Runner.Run(new RunRequest { Tags = tags.Split(','), WorkDirectory = Scratch.WorkDirectory }, operation))
            .Should().Throw<OperationCanceledException>();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(50));
        Finished.Should().BeEmpty();
        Entries.Should().BeEmpty("nothing half-made is left to be seen");
    }

    private sealed class CancelAtOutput(IEventSink events, CancellationTokenSource cancellation) : IEventSink
    {
        public void Publish(EngineEvent engineEvent)
        {
            events.Publish(engineEvent);
            if (engineEvent is OutputReceived)
            {
                _ = cancellation.CancelAsync();
            }
        }
    }
}
