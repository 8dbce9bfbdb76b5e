using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>An input that its description calls a path is made absolute from the directory of the user.</summary>
public sealed class InputPathTests
{
    private const string Meta = "input_mapping: { file: MLC_FILE, name: MLC_NAME }\ninput_description: { file: { desc: a file, is_path: true }, name: { desc: a name } }";

    [Theory]
    [InlineData("data/x", "/home/me/work", "/home/me/work/data/x")]
    [InlineData("../x", "/home/me/work", "/home/me/x")]
    [InlineData("/data/x", "/home/me/work", "/data/x")]
    [InlineData("data/x", "", "data/x")]
    [InlineData("", "/home/me/work", "")]
    [InlineData("~x", "/home/me/work", "/home/me/work/~x")]
    public void A_path_is_taken_from_the_directory_in_which_the_user_runs(string given, string directory, string value)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of a POSIX system.");

        Resolve(given, directory).Text("MLC_FILE").Should().Be(value);
    }

    [Theory]
    [InlineData("~", "")]
    [InlineData("~/x", "/x")]
    public void A_tilde_is_the_home_of_the_user(string given, string rest) =>
        Resolve(given, "/home/me/work").Text("MLC_FILE").Should().Be(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + rest);

    [Fact]
    public void A_relative_directory_of_the_user_counts_from_the_current_one() =>
        Resolve("x", "work").Text("MLC_FILE").Should().Be(Path.Combine(Environment.CurrentDirectory, "work", "x"));

    [Fact]
    public void Another_input_stays_as_it_is_given() => Resolve("x", "/home/me/work").Text("MLC_NAME").Should().Be("x");

    private static MetaMap Resolve(string given, string directory) => SampleScript
        .ResolveMlcflow(Meta, env: new MetaMap { ["MLC_USER_RUN_DIR"] = directory }, inputs: new MetaMap { ["file"] = given, ["name"] = given }).Env;
}
