using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>The directories of the user, who may have none.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class UserFolderTests : IDisposable
{
    private const string Variable = "HOME";
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly ScratchFolder _scratch = new("a user's home");

    public UserFolderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks the account.");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _scratch.Dispose();
    }

    [Fact]
    public void The_home_is_the_directory_that_the_system_names()
    {
        Environment.SetEnvironmentVariable(Variable, _scratch.Path);

        UserFolder.Home.Should().Be(_scratch.Path);
        UserFolder.RequireHome("a cache", "CM_CACHE").Should().Be(_scratch.Path);
        UserFolder.Configuration.Should().NotBeNull();
    }

    [Theory]
    [InlineData("nowhere", " (HOME is 'nowhere')")]
    [InlineData("/missing/home", " (HOME is '/missing/home')")]
    public void Without_a_home_that_exists_it_is_an_error_that_names_the_variable_to_set(string home, string found)
    {
        Environment.SetEnvironmentVariable(Variable, home);

        UserFolder.Home.Should().BeNull();
        var error = FluentActions.Invoking(() => UserFolder.RequireHome("a cache", "CM_CACHE")).Should().Throw<CmException>().Which.Error;
        (error.Id, error.Target).Should().Be(("UserFolderUnknown", "CM_CACHE"));
        error.Message.Should().Be($"This user has no home directory{found}, so there is no place for a cache.");
        error.Hint.Should().Contain("CM_CACHE");
    }
}
