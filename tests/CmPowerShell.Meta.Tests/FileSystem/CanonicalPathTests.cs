using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>One spelling for each place.</summary>
public sealed class CanonicalPathTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Links_on_the_way_are_followed_also_where_the_end_is_missing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Directory.CreateDirectory(_scratch.At("real"));
        Directory.CreateSymbolicLink(_scratch.At("link"), _scratch.At("real"));
        CanonicalPath.Resolve(_scratch.At("link", "missing")).Should().Be(Path.Combine(CanonicalPath.Resolve(_scratch.At("real")), "missing"));
    }

    [Fact]
    public void Two_ways_to_a_folder_have_one_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Directory.CreateDirectory(_scratch.At("real"));
        Directory.CreateSymbolicLink(_scratch.At("link"), _scratch.At("real"));
        CanonicalPath.GetKey(_scratch.At("link") + Path.DirectorySeparatorChar).Should().Be(CanonicalPath.GetKey(_scratch.At("real")));
    }

    [Fact]
    public void Links_in_a_circle_cannot_be_resolved_and_still_have_a_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Directory.CreateSymbolicLink(_scratch.At("a"), _scratch.At("b"));
        Directory.CreateSymbolicLink(_scratch.At("b"), _scratch.At("a"));
        FluentActions.Invoking(() => CanonicalPath.Resolve(_scratch.At("a"))).Should().Throw<IOException>();
        CanonicalPath.GetKey(_scratch.At("a")).Should().BeEquivalentTo(_scratch.At("a"));
    }
}
