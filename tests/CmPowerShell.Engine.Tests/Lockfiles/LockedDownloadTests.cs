using System.Security.Cryptography;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>A lock of a run has the files that hooks downloaded, and a run with the lock accepts no other ones.</summary>
public sealed class LockedDownloadTests : IDisposable
{
    private readonly ScratchFolder _folder = new("it's served");
    private readonly ScratchEngine _scratch = new();
    private readonly GitHttpServer _server;

    public LockedDownloadTests()
    {
        Serve("first");
        _server = GitHttpServer.Serve(_folder.At("www"));
        _scratch.Artifact(WellKnownNames.Script, "fetch", "tags: [ fetch ]", ("customize.py", $"""
            def preprocess(i):
                return i['automation'].cmind.access(dict(action='download_file', automation='utils', url='{Address}?signature=hidden'))
            """));
        _scratch.Run("fetch");
        LockfileFile.Write(LockFile, RecordedLock.Make(_scratch.Engine, [_scratch.Engine.Runs.All().First()], null, _scratch.Operation()));
    }

    private string Address => new Uri(_server.Url, "data.txt").AbsoluteUri;

    private string LockFile => _folder.At("cm.lock.json");

    private string Downloaded => Path.Combine(_scratch.WorkDirectory, "data.txt");

    public void Dispose()
    {
        _server.Dispose();
        _scratch.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_lock_has_their_digests_by_their_addresses_without_query()
    {
        var result = LockfileFile.Read(LockFile).Platforms.Single().Scripts.Should().ContainSingle().Which.Result!;

        result.Downloads.Should().Equal(new Dictionary<string, string> { [Address] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("first"))) });
        File.ReadAllText(LockFile).Should().NotContain("hidden");
    }

    [Theory]
    [InlineData(LockMode.Warn)]
    [InlineData(LockMode.Locked)]
    [InlineData(LockMode.Frozen)]
    public void The_same_file_is_accepted(LockMode mode)
    {
        RunLocked(mode);

        File.ReadAllText(Downloaded).Should().Be("first");
        _scratch.Events.Of<WarningReported>().Should().BeEmpty();
    }

    [Theory]
    [InlineData(LockMode.Locked)]
    [InlineData(LockMode.Frozen)]
    public void Another_file_is_refused_and_removed(LockMode mode)
    {
        Serve("second");

        FluentActions.Invoking(() => RunLocked(mode)).Should().Throw<CmException>().Which.Error.Text.Should().Contain(Address).And.Contain("lock run");

        File.Exists(Downloaded).Should().BeFalse();
    }

    [Fact]
    public void Another_file_is_a_warning_where_the_lock_only_warns()
    {
        Serve("second");

        RunLocked(LockMode.Warn);

        File.ReadAllText(Downloaded).Should().Be("second");
        _scratch.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("LockDiffers");
    }

    private void Serve(string content) => _folder.Write("www/data.txt", content);

    private void RunLocked(LockMode mode)
    {
        _scratch.Engine.Refresh();
        new LockedRun(_scratch.Engine, LockFile, LockfileFile.Read(LockFile), mode).Run(new() { Tags = ["fetch"], WorkDirectory = _scratch.WorkDirectory }, _scratch.Operation());
    }
}
