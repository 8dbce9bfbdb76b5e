using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Shells;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

public sealed class PosixPathsTests
{
    private static readonly PosixPaths Git = new("/");
    private static readonly PosixPaths Wsl = new("/mnt/");

    [Theory]
    [InlineData(@"C:\a b\it's", "/c/a b/it's", "/mnt/c/a b/it's")]
    [InlineData("D:/data/x.bin", "/d/data/x.bin", "/mnt/d/data/x.bin")]
    [InlineData(@"C:\", "/c/", "/mnt/c/")]
    [InlineData(@"C:\a;D:\b", "/c/a:/d/b", "/mnt/c/a:/mnt/d/b")]
    [InlineData(@"C:\a;;D:\b;", "/c/a:/d/b", "/mnt/c/a:/mnt/d/b")]
    [InlineData(@"\\?\C:\long", "/c/long", "/mnt/c/long")]
    [InlineData(@"\\server\share\x", "//server/share/x", "//server/share/x")]
    public void An_absolute_path_and_a_list_of_them_are_written_for_the_shell(string value, string git, string wsl)
    {
        Git.ToPosix(value).Should().Be(git);
        Wsl.ToPosix(value).Should().Be(wsl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("C:")]
    [InlineData("C:relative")]
    [InlineData(@"a\b")]
    [InlineData("https://host/C:/x")]
    [InlineData(@"-I C:\include")]
    [InlineData(@"C:\a;relative")]
    [InlineData("1:2;3")]
    [InlineData(@"\\.\pipe\name")]
    [InlineData("/usr/bin")]
    public void Other_values_stay_as_they_are_for_the_shell(string value) => Git.ToPosix(value).Should().Be(value);

    [Theory]
    [InlineData("/c/a b", "/mnt/c/a b", @"C:\a b")]
    [InlineData("/d/a:/c/b", "/mnt/d/a:/mnt/c/b", @"D:\a;C:\b")]
    [InlineData("//server/share/x", "//server/share/x", @"\\server\share\x")]
    public void A_path_of_the_shell_is_written_for_Windows(string git, string wsl, string value)
    {
        Git.ToWindows(git).Should().Be(value);
        Wsl.ToWindows(wsl).Should().Be(value);
    }

    [Theory]
    [InlineData("/usr/bin/gcc")]
    [InlineData("/c")]
    [InlineData("/O2")]
    [InlineData("c/a")]
    [InlineData("///")]
    [InlineData("https://host/c/x")]
    [InlineData("/c/a:relative")]
    [InlineData("1.2.3")]
    public void Other_values_stay_as_they_are_for_Windows(string value)
    {
        Git.ToWindows(value).Should().Be(value);
        Wsl.ToWindows(value).Should().Be(value);
    }

    [Fact]
    public void A_path_comes_back_as_it_was()
    {
        foreach (var path in new[] { @"C:\x", @"Z:\a\b c\d.txt", @"C:\Ä\ß" })
        {
            Git.ToWindows(Git.ToPosix(path)).Should().Be(path);
            Wsl.ToWindows(Wsl.ToPosix(path)).Should().Be(path);
        }
    }
}
