using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

public sealed class FileLockTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("locks");
    private readonly string _file;

    public FileLockTests() => _file = _scratch.At("a.lock");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_free_lock_is_acquired_and_its_file_is_kept()
    {
        FileLock.TryAcquire(_file, out var held).Should().BeTrue();

        held!.Dispose();
        File.Exists(_file).Should().BeTrue();
        FileLock.TryAcquire(_file, out var again).Should().BeTrue("the first holder released it");
        again!.Dispose();
    }

    [Fact]
    public void A_lock_that_is_held_is_refused_to_others()
    {
        using var held = FileLock.Acquire(_file, cancellation: TestContext.Current.CancellationToken);

        FileLock.TryAcquire(_file, out var other).Should().BeFalse();
        other.Should().BeNull();
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_not_a_held_lock() =>
        FluentActions.Invoking(() => FileLock.TryAcquire(Path.Combine(_scratch.Path, "missing", "a.lock"), out _)).Should().Throw<DirectoryNotFoundException>();

    [Fact]
    public void A_lock_is_held_only_while_there_is_a_holder()
    {
        FileLock.IsHeld(_file).Should().BeFalse("there is no file yet");
        using (FileLock.Acquire(_file, cancellation: TestContext.Current.CancellationToken))
        {
            FileLock.IsHeld(_file).Should().BeTrue();
            FileLock.IsHeld(_file).Should().BeTrue("a check does not change it");
        }

        FileLock.IsHeld(_file).Should().BeFalse();
    }

    [Fact]
    public async Task A_waiting_caller_is_notified_once_and_gets_the_lock_when_it_is_released()
    {
        var held = FileLock.Acquire(_file, () => Assert.Fail("the lock is free"), TestContext.Current.CancellationToken);
        var (waits, waiting) = (0, new ManualResetEventSlim());
        var second = Task.Run(
            () => FileLock.Acquire(
                _file,
                () =>
                {
                    waits++;
                    waiting.Set();
                },
                TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        waiting.Wait(TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        second.IsCompleted.Should().BeFalse();

        held.Dispose();

        using var other = await second;
        waits.Should().Be(1);
        FileLock.IsHeld(_file).Should().BeTrue();
    }

    [Fact]
    public void A_cancelled_wait_ends_without_the_lock()
    {
        using var held = FileLock.Acquire(_file, cancellation: TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();

        FluentActions.Invoking(() => FileLock.Acquire(_file, cancellation.Cancel, cancellation.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_cancelled_caller_does_not_get_a_free_lock()
    {
        FluentActions.Invoking(() => FileLock.Acquire(_file, cancellation: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

        FileLock.IsHeld(_file).Should().BeFalse();
    }
}
