using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A link to a directory is made on every system, on Windows also without the right to make symbolic links.</summary>
public sealed class DirectoryLinkTests : IDisposable
{
    private readonly ScratchFolder _folder = new("it's a link");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_link_shows_the_directory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A user of Windows may lack the right to symbolic links; the junction has a test of its own.");

        DirectoryLink.Create(_folder.At("link"), Target());

        File.ReadAllText(_folder.At("link", "a")).Should().Be("text");
        LinkedDirectory.GetTarget(_folder.At("link")).Should().Be(_folder.At("target"));
    }

    [Fact]
    public void A_junction_is_a_link_and_its_removal_keeps_the_directory()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("Only Windows has junctions.");
            return;
        }

        Assert.SkipWhen(HostWine.IsPresent, "Wine 8 has no reparse points.");

        WindowsJunction.Create(_folder.At("link"), Target());

        File.ReadAllText(_folder.At("link", "a")).Should().Be("text");
        LinkedDirectory.GetTarget(_folder.At("link")).Should().Be(_folder.At("target"));
        LinkedDirectory.Unlink(_folder.At("link"));
        File.Exists(_folder.At("target", "a")).Should().BeTrue();
    }

    [Fact]
    public void A_junction_is_stored_as_the_name_of_the_kernel_and_the_name_that_is_shown() =>
        Convert.ToHexString(MountPoint.To(@"C:\a b")).Should().Be(
            "030000A0" + "2C00" + "0000" // tag, length of the rest, reserved
            + "0000" + "1400" + "1600" + "0C00" // place and length of each name in bytes
            + "5C003F003F005C0043003A005C006100200062000000" // \??\C:\a b
            + "43003A005C00610020006200" + "0000"); // C:\a b

    [Theory]
    [InlineData(@"D:\", @"D:\")]
    [InlineData(@"D:\a\", @"D:\a")]
    [InlineData("D:/a/b", @"D:\a\b")]
    public void A_junction_has_the_separators_of_Windows(string target, string shown) =>
        MountPoint.To(target).Should().Equal(MountPoint.To(shown)).And.HaveCount(8 + 8 + (2 * (4 + shown.Length)) + 2 + (2 * shown.Length) + 2);

    [Theory]
    [InlineData(@"C:\a", true)]
    [InlineData("c:/a", true)]
    [InlineData(@"\\server\share", false)]
    [InlineData(@"..\a", false)]
    [InlineData("C:a", false)]
    [InlineData("/a", false)]
    [InlineData("", false)]
    public void A_junction_leads_to_a_drive_of_this_machine(string target, bool can) => MountPoint.CanLeadTo(target).Should().Be(can);

    private string Target()
    {
        Directory.CreateDirectory(_folder.At("target"));
        File.WriteAllText(_folder.At("target", "a"), "text");
        return _folder.At("target");
    }
}
