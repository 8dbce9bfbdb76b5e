using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class RepositoryUrlTests
{
    [Theory]
    [InlineData("octoml@cm-mlops", "octoml@cm-mlops", "https://github.com/octoml/cm-mlops")]
    [InlineData("cm4mlops", "mlcommons@cm4mlops", "https://github.com/mlcommons/cm4mlops")]
    [InlineData("a@b@c", "a@b@c", "https://github.com/a/b/c")]
    [InlineData("https://example.org/o/r.git", "o@r", "https://example.org/o/r.git")]
    [InlineData("git@example.org:o/r.git", "o@r", "git@example.org:o/r.git")]
    public void A_name_gives_the_address(string name, string alias, string url)
    {
        var source = RepositorySource.Create(new RepositoryInstallRequest { Name = name }, "https://github.com/");

        (source.Alias, source.Location, source.Kind).Should().Be((alias, url, RepositorySourceKind.Git));
    }

    [Theory]
    [InlineData("https://github.com/octoml/cm-mlops", "octoml@cm-mlops")]
    [InlineData("https://github.com/octoml/cm-mlops.git", "octoml@cm-mlops")]
    [InlineData("https://github.com/octoml/cm-mlops/", "octoml@cm-mlops")]
    [InlineData("https://user:token@github.com/octoml/cm-mlops", "octoml@cm-mlops")]
    [InlineData("https://gitlab.example.org:8443/group/sub/name.git", "group@sub@name")]
    [InlineData("git@github.com:octoml/cm-mlops.git", "octoml@cm-mlops")]
    [InlineData("ssh://git@github.com/octoml/cm-mlops.git", "octoml@cm-mlops")]
    [InlineData("https://example.org/files/my-repo.zip", "my-repo")]
    [InlineData("https://example.org/files/my-repo.zip?token=1", "my-repo")]
    [InlineData("/data/c#/my repo", "my repo")]
    [InlineData("/data/what?/mine", "mine")]
    public void An_address_gives_the_alias(string url, string alias) => RepositoryUrl.Alias(url).Should().Be(alias);

    [Theory]
    [InlineData("https://user:secret@host/o/r", "https://host/o/r")]
    [InlineData("https://token@host/o/r", "https://host/o/r")]
    [InlineData("https://user:p%40ss@host:8443/o/r", "https://host:8443/o/r")]
    [InlineData("https://host/o/r@v1", "https://host/o/r@v1")]
    [InlineData("ssh://git@host/o/r", "ssh://git@host/o/r")]
    [InlineData("ssh://git:secret@host/o/r", "ssh://host/o/r")]
    [InlineData("git@host:o/r", "git@host:o/r")]
    [InlineData("/some/folder@x", "/some/folder@x")]
    public void An_address_is_shown_without_what_is_secret(string url, string shown) => RepositoryUrl.Masked(url).Should().Be(shown);

    [Fact]
    public void User_and_password_of_an_address_are_taken_out_and_decoded()
    {
        var (url, credential) = RepositoryUrl.WithoutCredential("https://me:p%40ss%3A@host/o/r");

        url.Should().Be("https://host/o/r");
        credential.Should().Be(new RepositoryCredential("me", "p@ss:"));
        credential!.ToString().Should().Be("me");
    }

    [Theory]
    [InlineData("https://github.com/o/r", "git@github.com:o/r.git", true)]
    [InlineData("https://github.com/o/r", "ssh://git@GitHub.com/o/r/", true)]
    [InlineData("https://user:x@github.com/o/r", "https://github.com/O/R.git", true)]
    [InlineData("https://github.com/o/r", "https://github.com/o/other", false)]
    [InlineData("https://github.com/o/r", "https://example.org/o/r", false)]
    public void Two_ways_to_write_one_repository_are_the_same(string left, string right, bool same) =>
        (RepositoryUrl.Identity(left) == RepositoryUrl.Identity(right)).Should().Be(same);

    [Theory]
    [InlineData("")]
    [InlineData("../evil")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData(@"a\b")]
    [InlineData("local")]
    [InlineData("Internal")]
    [InlineData(".hidden")]
    [InlineData("a,b")]
    [InlineData("trailing ")]
    public void What_cannot_be_the_name_of_a_folder_is_refused(string name)
    {
        RepositorySource.IsAlias(name).Should().BeFalse();
        Assert.Throws<CmException>(() => RepositorySource.Create(new RepositoryInstallRequest { Name = name + "@/" }, "https://github.com/")).Error.Id.Should().Be("InvalidName");
    }

    [Theory]
    [InlineData(null, null, "https://github.com/")]
    [InlineData(null, "https://mirror.example/git", "https://mirror.example/git/")]
    [InlineData("git@host:", "https://mirror.example/git", "git@host:")]
    public void The_prefix_of_short_names_comes_from_the_option_or_the_variable(string? option, string? variable, string expected)
    {
        var options = new RepositoryInstallerOptions { UrlPrefix = option, Environment = name => name == "CM_URL_PREFIX" ? variable : null };

        options.EffectivePrefix.Should().Be(expected);
    }
}
