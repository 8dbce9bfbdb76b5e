using System.Net;
using System.Net.Http.Headers;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>Hosts that fail for a moment.</summary>
public sealed class TransientRetryTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);
    private readonly RecordingSink _sink = new();

    private Operation Operation => new(_sink, NoInteraction.Instance, TestContext.Current.CancellationToken);

    [Fact]
    public void A_failure_of_a_moment_is_passed_over()
    {
        var attempts = 0;

        new TransientRetry(Operation) { Pauses = [Short, Short] }.Run(() => ++attempts < 3 ? throw Busy() : "done").Should().Be("done");

        attempts.Should().Be(3);
        _sink.Of<WarningReported>().Should().HaveCount(2).And.OnlyContain(warning => warning.Id == "HostBusy");
    }

    [Fact]
    public void A_failure_that_lasts_is_told_after_the_last_attempt()
    {
        var (attempts, undone) = (0, 0);

        FluentActions.Invoking(() => new TransientRetry(Operation) { Pauses = [Short] }.Run<string>(() => { attempts++; throw Busy(); }, () => undone++))
            .Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryBusy");

        (attempts, undone).Should().Be((2, 1));
    }

    [Fact]
    public void A_host_that_asks_for_an_unreasonable_time_is_not_waited_for() =>
        FluentActions.Invoking(() => new TransientRetry(Operation) { Pauses = [Short], AskHost = () => TimeSpan.FromHours(1) }.Run<string>(() => throw Busy()))
            .Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryBusy");

    [Fact]
    public void The_time_that_a_host_asks_for_is_waited()
    {
        var attempts = 0;

        new TransientRetry(Operation) { Pauses = [Short] }.Run(() => ++attempts == 1 ? throw Busy(TimeSpan.FromMilliseconds(300)) : "done");

        _sink.Of<WarningReported>().Single().Text.Should().Contain("0.3 s");
    }

    [Fact]
    public void A_cancelled_operation_ends_the_pause()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        FluentActions.Invoking(() => new TransientRetry(new Operation(_sink, NoInteraction.Instance, cancelled.Token)) { Pauses = [TimeSpan.FromMinutes(1)] }.Run<string>(() => throw Busy()))
            .Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 28 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Sat, 28 Nov 2026 11:00:00 GMT", 0)]
    public void The_header_is_a_time_or_a_date(string value, int seconds) => RetryAfterHeader.Read(
        RetryConditionHeaderValue.Parse(value), new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero)).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public void A_busy_host_is_asked_again_for_an_archive_and_for_git(HttpStatusCode status)
    {
        using var home = new RepositoryHome();
        home.Pauses.Add(Short);
        using var host = new BusyHost(status);

        home.InstallFails(new RepositoryInstallRequest { Url = host.Url + "scripts.zip" }).Id.Should().Be("RepositoryBusy");
        host.Requests.Should().Be(2);
        home.InstallFails(new RepositoryInstallRequest { Url = host.Url + "owner/name" }).Id.Should().Be("RepositoryBusy");
    }

    private static TransientException Busy(TimeSpan? after = null) =>
        new(new CmError("RepositoryBusy", ReturnCode.Failed, CmErrorCategory.Connection, "The host is busy.")) { RetryAfter = after };

    /// <summary>A host that answers every request with one status.</summary>
    private sealed class BusyHost : IDisposable
    {
        private readonly HttpListener _listener = new();
        private int _requests;

        public BusyHost(HttpStatusCode status)
        {
            Url = $"http://127.0.0.1:{FreePort()}/";
            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = Task.Run(() => Answer(status));
        }

        public string Url { get; }

        public int Requests => _requests;

        public void Dispose() => _listener.Close();

        private static int FreePort()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private async Task Answer(HttpStatusCode status)
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    Interlocked.Increment(ref _requests);
                    context.Response.StatusCode = (int)status;
                    context.Response.AddHeader("Retry-After", "0");
                    context.Response.Close();
                }
                catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
