using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class RepoTests : IDisposable
{
    private readonly CmSession _session = new("my home's");
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public RepoTests()
    {
        var served = Path.Combine(_session.Folder, "served");
        _source = GitRepositoryFixture.CreateCm(Path.Combine(served, "team", "scripts"), "team@scripts", "00112233445566ff");
        _source.Write("ic/say/_cm.json", """{ "alias": "say", "uid": "00112233445566ee", "automation_alias": "ic", "automation_uid": "972c28dafb2543fa", "tags": ["say"] }""").Commit("One");
        _server = GitHttpServer.Serve(served);
    }

    private string Url => _server.UrlOf("team/scripts");

    public void Dispose()
    {
        _server.Dispose();
        _session.Dispose();
    }

    [Fact]
    public void Installing_emits_nothing_unless_asked_and_its_scripts_are_there_at_once()
    {
        _session.Run("Get-CmScript say").ErrorIds.Should().Equal("ScriptNotFound");

        var ran = _session.Run($"Install-CmRepo -Url {Url}; Get-CmScript say");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScript>().Should().ContainSingle().Which.Repository.Should().Be("team@scripts");
    }

    [Fact]
    public void A_repository_shows_where_it_came_from_and_where_it_stands()
    {
        var repo = _session.Run($"Install-CmRepo -Url {Url} -PassThru").Objects<CmRepo>().Single();

        repo.Name.Should().Be("team@scripts");
        repo.Commit.Should().Be(_source.Head);
        repo.Branch.Should().NotBeEmpty();
        repo.Url.Should().Be(Url);
    }

    [Fact]
    public void Progress_ends_with_a_completed_record_for_every_activity()
    {
        _session.Run($"Install-CmRepo -Url {Url}").Errors.Should().BeEmpty();

        var records = _session.Host.Recorded.Progress;
        records.Should().NotBeEmpty();
        records.GroupBy(record => record.ActivityId).Should().AllSatisfy(group => group.Last().RecordType.Should().Be(ProgressRecordType.Completed));
    }

    [Fact]
    public void All_repositories_are_updated_through_the_pipeline()
    {
        _session.Run($"Install-CmRepo -Url {Url}").Errors.Should().BeEmpty();
        _source.Write("README.md", "two").Commit("Two");

        var ran = _session.Run("Get-CmRepo | Update-CmRepo -PassThru");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmRepo>().Single(repo => repo.Name == "team@scripts").Commit.Should().Be(_source.Head);
        ran.Objects<CmRepo>().Select(repo => repo.Name).Should().Contain("local");
    }

    [Fact]
    public void An_update_of_all_names_what_an_interrupted_installation_left()
    {
        Directory.CreateDirectory(Path.Combine(_session.Repositories, "team@half", ".git"));

        var ran = _session.Run("Update-CmRepo");

        ran.ErrorIds.Should().Equal("RepositoryUnfinished");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain("Install-CmRepo team@half").And.Contain("Repair-CmRepo");
    }

    [Fact]
    public void Uninstalling_can_be_tried_and_leaves_the_files_unless_asked()
    {
        var path = _session.Run($"Install-CmRepo -Url {Url} -PassThru").Objects<CmRepo>().Single().Path;

        _session.Run("Get-CmRepo *scripts | Uninstall-CmRepo -RemoveFiles -WhatIf").Errors.Should().BeEmpty();
        Directory.Exists(path).Should().BeTrue();
        _session.Run("Uninstall-CmRepo team@scripts; Get-CmRepo *scripts").Output.Should().BeEmpty();
        Directory.Exists(path).Should().BeTrue();
        _session.Run($"Install-CmRepo -Url {Url}; Uninstall-CmRepo team@scripts -RemoveFiles").Errors.Should().BeEmpty();
        Directory.Exists(path).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Confirm:$false")]
    public void Work_that_is_nowhere_else_is_named_before_it_is_deleted(string confirm)
    {
        var path = _session.Run($"Install-CmRepo -Url {Url} -PassThru").Objects<CmRepo>().Single().Path;
        GitProgram.Run(path, "commit", "--quiet", "--allow-empty", "--message", "Mine alone");
        File.WriteAllText(Path.Combine(path, "notes.txt"), "mine");

        var ran = _session.Run($"Uninstall-CmRepo team@scripts -RemoveFiles {confirm}");

        Directory.Exists(path).Should().BeTrue();
        if (confirm.Length > 0)
        {
            ran.ErrorIds.Should().Equal("RepositoryUnsaved");
            ran.Errors[0].ErrorDetails.Message.Should().Contain("1 commit that no host has").And.Contain("Mine alone").And.Contain("1 changed file: notes.txt");
        }
        else
        {
            _session.Host.Recorded.Questions.Should().ContainSingle(question => question.Contains("Mine alone", StringComparison.Ordinal) && question.Contains("notes.txt", StringComparison.Ordinal));
        }

        _session.Run("Uninstall-CmRepo team@scripts -RemoveFiles -Force").Errors.Should().BeEmpty();
        Directory.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void A_commit_that_is_checked_out_is_no_work_of_the_user()
    {
        var first = _source.Head;
        _source.Write("README.md", "two").Commit("Two");
        var path = _session.Run($"Install-CmRepo -Url {Url} -Checkout {first} -PassThru").Objects<CmRepo>().Single().Path;

        _session.Run("Uninstall-CmRepo team@scripts -RemoveFiles").Errors.Should().BeEmpty();

        Directory.Exists(path).Should().BeFalse();
        _session.Host.Recorded.Questions.Should().BeEmpty();
    }

    [Fact]
    public void A_password_is_asked_of_the_credential_and_shown_nowhere()
    {
        _server.Credentials = "any:t0ken-secret";

        _session.Run($"Install-CmRepo -Url {Url}").ErrorIds.Should().Equal("RepositoryRefused");
        var ran = _session.Run($$"""
            $secret = [securestring]::new()
            foreach ($letter in 't0ken-secret'.ToCharArray()) { $secret.AppendChar($letter) }
            Install-CmRepo -Url {{Url}} -Credential ([pscredential]::new('any', $secret)) -Verbose
            """);

        ran.Errors.Should().BeEmpty();
        _session.Host.Recorded.Text.Should().NotContain("t0ken-secret");
    }

    [Fact]
    public void A_relative_folder_is_meant_from_where_the_session_stands()
    {
        _session.Stand(Path.Combine(_session.Folder, "served"));

        _session.Run("Install-CmRepo -Url ./team/scripts -PassThru").Objects<CmRepo>().Should().ContainSingle();
    }

    [Theory]
    [InlineData("Get-CmRepo no-such", "RepositoryNotFound")]
    [InlineData("Update-CmRepo no-such", "RepositoryNotFound")]
    [InlineData("Uninstall-CmRepo no-such", "RepositoryNotFound")]
    [InlineData("Uninstall-CmRepo local", "RepositoryProtected")]
    [InlineData("Install-CmRepo -Url /no/such/folder", "RepositorySourceMissing")]
    [InlineData("Install-CmRepo -Url http://127.0.0.1:1/a/b", "RepositoryUnreachable")]
    [InlineData("Install-CmRepo '..'", "InvalidName")]
    public void Bad_input_has_a_stable_id_and_leaves_the_home_as_it_was(string command, string id)
    {
        var ran = _session.Run(command);

        ran.ErrorIds.Should().Equal(id);
        _session.Run("Get-CmRepo | Where-Object IsGit").Output.Should().BeEmpty();
    }

    [Fact]
    public void One_wrong_name_does_not_stop_the_others()
    {
        var ran = _session.Run("'loca', 'local' | Get-CmRepo");

        ran.ErrorIds.Should().Equal("RepositoryNotFound");
        ran.Objects<CmRepo>().Select(repo => repo.Name).Should().Equal("local");
    }

    [Fact]
    public async Task Stop_in_the_middle_of_a_clone_leaves_nothing()
    {
        _source.WriteRandom("big.bin", 2_000_000).Commit("Big");
        _server.HoldAfter = 100_000;
        using var shell = _session.Start($"Install-CmRepo -Url {Url}");

        var running = shell.BeginInvoke();
        await _server.Held.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var stopping = Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        await Task.WhenAny(stopping, Task.Delay(3000, TestContext.Current.CancellationToken));
        _server.Release();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        running.IsCompleted.Should().BeTrue();
        _session.Run("Get-CmRepo *scripts").Output.Should().BeEmpty();
        // What was half there is taken away once git has let go of it.
        SpinWait.SpinUntil(() => Directory.GetDirectories(_session.Repositories).Length == 1, TimeSpan.FromSeconds(20)).Should().BeTrue();
    }
}
