using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>A secret reaches the host and nothing else.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class CredentialTests : IDisposable
{
    private const string Secret = "s3cr3t-t0ken";
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public CredentialTests()
    {
        _source = _home.Source();
        _server = GitHttpServer.Serve(_home.Sources);
        _server.Credentials = "me:" + Secret;
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
    }

    private string UrlWithSecret => _server.UrlOf("octoml/cm-mlops").Replace("http://", $"http://me:{Secret}@", StringComparison.Ordinal);

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void User_and_password_are_used_and_not_kept()
    {
        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Credential = new RepositoryCredential("me", Secret) });

        result.Outcome.Should().Be(RepositoryInstallOutcome.Installed);
        AssertSecretIsNowhere(result.ToString());
    }

    [Fact]
    public void A_token_needs_no_user()
    {
        _server.Credentials = "x-access-token:" + Secret;

        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Credential = RepositoryCredential.Token(Secret) });

        AssertSecretIsNowhere();
    }

    [Fact]
    public void A_secret_in_the_address_is_used_and_not_kept()
    {
        var result = _home.InstallUrl(UrlWithSecret);

        RepositoryStatus.Read(result.Repository)!.RemoteUrl.Should().Be(_server.UrlOf("octoml/cm-mlops"));
        AssertSecretIsNowhere(result.ToString());
    }

    [Fact]
    public void A_secret_in_the_git_configuration_is_used_and_not_copied()
    {
        _home.Environment["GIT_CONFIG_GLOBAL"] = Path.Combine(_home.Scratch.Path, "..", "gitconfig");
        File.WriteAllText(_home.Environment["GIT_CONFIG_GLOBAL"], $"[url \"http://me:{Secret}@127.0.0.1:{_server.Url.Port}/\"]\n\tinsteadOf = https://github.com/\n");
        _home.Environment.Remove("CM_URL_PREFIX");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        RepositoryStatus.Read(result.Repository)!.RemoteUrl.Should().Be("https://github.com/octoml/cm-mlops");
        AssertSecretIsNowhere();
    }

    [Fact]
    public void A_repository_that_the_python_tools_cloned_with_a_token_is_updated_and_shown_without_it()
    {
        var folder = Path.Combine(_home.Home.RepositoriesPath, "octoml@cm-mlops");
        _home.Home.EnsureCreated();
        GitProgram.Run(_home.Home.RepositoriesPath, "clone", "--quiet", UrlWithSecret, folder);
        var repository = _home.Registry.Add(folder);
        _source.Write("new.txt", "new").Commit("New");

        _home.Update("octoml@cm-mlops").Outcome.Should().Be(RepositoryUpdateOutcome.Updated);

        RepositoryStatus.Read(repository)!.RemoteUrl.Should().Be(_server.UrlOf("octoml/cm-mlops"));
        GitProgram.Run(folder, "config", "remote.origin.url").Should().Be(UrlWithSecret, "the configuration of the user is left alone");
    }

    [Theory]
    [InlineData(null, "requires authentication")]
    [InlineData("wrong-" + Secret, "did not accept")]
    public void A_refusal_is_told_without_the_secret(string? password, string part)
    {
        var credential = password is null ? null : new RepositoryCredential("me", password);

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Credential = credential });

        error.Id.Should().Be("RepositoryRefused");
        error.Message.Should().Contain(part);
        error.Text.Should().NotContain(Secret);
        AssertSecretIsNowhere();
    }

    [Fact]
    public void An_address_with_a_secret_that_leads_nowhere_is_told_without_it()
    {
        var error = _home.InstallFails(new RepositoryInstallRequest { Url = $"http://me:{Secret}@no-such-host.invalid/o/r" });

        error.Id.Should().Be("RepositoryUnreachable");
        (error.Text + error.Target).Should().NotContain(Secret);
    }

    private void AssertSecretIsNowhere(string more = "")
    {
        more.Should().NotContain(Secret);
        string.Join('\n', _home.Sink.All).Should().NotContain(Secret);
        foreach (var file in Directory.EnumerateFiles(_home.Scratch.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).Should().NotContain(Secret, "it would be kept in {0}", file);
        }
    }
}
