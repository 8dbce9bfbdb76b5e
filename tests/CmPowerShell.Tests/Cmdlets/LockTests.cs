using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Lock files in a session: made, read, compared, updated, and used by a run.</summary>
public sealed class LockTests : IDisposable
{
    private readonly CmSession _session = new("my home's");
    private readonly string _tool;
    private readonly string _file;

    public LockTests()
    {
        _tool = TestScripts.Add(_session, "tool", "tool", "echo tool");
        TestScripts.Add(_session, "app", "app", "echo app", "\"deps\": [{\"tags\": \"tool\"}],");
        TestScripts.Add(_session, "other", "other", "echo other");
        _file = Path.Combine(_session.Folder, "a lock.json");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_lock_of_several_requests_is_one_file_and_an_object()
    {
        var made = One<CmLock>($"'app', 'other' | New-CmLock -Path '{_file}' -PassThru");

        made.Requests.Should().BeEquivalentTo("app", "other");
        made.Scripts.Select(script => script.Name).Should().BeEquivalentTo("app", "tool", "other");
        made.Scripts.Single(script => script.Name == "app").Dependencies.Should().ContainSingle().Which.Should().StartWith("tool-");
        One<CmLock>($"Get-CmLock '{_file}'").Scripts.Select(script => script.Id).Should().Equal(made.Scripts.Select(script => script.Id));
        Output($"Get-CmLock '{_file}' | Test-CmLock").Should().BeEmpty();
    }

    [Fact]
    public void Differences_are_written_as_reports_also_if_there_are_none()
    {
        Output($"New-CmLock app -Path '{_file}'; Test-CmLock '{_file}' -AsSarif '{_file}.sarif' -AsJunit '{_file}.xml'").Should().BeEmpty();

        File.ReadAllText(_file + ".sarif").Should().Contain("\"results\": []");
        File.ReadAllText(_file + ".xml").Should().Contain("failures=\"0\"");
    }

    [Fact]
    public void A_lock_of_the_environment_is_used_by_runs_that_name_none()
    {
        Output($"New-CmLock app -Path '{_file}'").Should().BeEmpty();
        Environment.SetEnvironmentVariable("CM_LOCK", _file);
        Environment.SetEnvironmentVariable("CM_LOCK_MODE", "locked");
        try
        {
            _session.Run("Invoke-CmScript app -Quiet").ErrorIds.Should().BeEmpty();
            _session.Run("Invoke-CmScript other -Quiet").ErrorIds.Should().Equal("LockStale");
            Environment.SetEnvironmentVariable("CM_LOCK_MODE", "strict");
            _session.Run("Invoke-CmScript app -Quiet").ErrorIds.Should().Equal("LockModeUnknown");
        }
        finally
        {
            Environment.SetEnvironmentVariable("CM_LOCK", null);
            Environment.SetEnvironmentVariable("CM_LOCK_MODE", null);
        }
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Output($"New-CmLock app -Path '{_file}' -WhatIf").Should().BeEmpty();

        File.Exists(_file).Should().BeFalse();
    }

    [Fact]
    public void A_request_that_cannot_be_planned_leaves_no_file()
    {
        _session.Run($"New-CmLock app, no-such -Path '{_file}'").ErrorIds.Should().Equal("ScriptNotFound");

        File.Exists(_file).Should().BeFalse();
    }

    [Fact]
    public void A_changed_file_is_found_and_accepted()
    {
        Output($"New-CmLock app -Path '{_file}'");
        File.AppendAllText(Path.Combine(_tool, "run.sh"), "echo more\n");

        var found = One<CmLockDifference>($"Test-CmLock '{_file}'");
        found.Rule.Should().Be("recipe-changed");
        found.Message.Should().Be("The files of tool differ: run.sh was changed.");
        found.Suggestion.Should().Be($"Accept the current state with: Update-CmLock \"{_file}\".");

        Output($"Update-CmLock '{_file}' -WhatIf").Should().BeEmpty();
        Output($"Test-CmLock '{_file}'").Should().ContainSingle();
        Output($"Update-CmLock '{_file}'").Should().ContainSingle();
        Output($"Test-CmLock '{_file}'").Should().BeEmpty();
    }

    [Fact]
    public void A_locked_run_begins_only_if_nothing_differs()
    {
        Output($"New-CmLock app -Path '{_file}'");
        Output($"Invoke-CmScript app -Lock '{_file}' -Locked").Should().ContainSingle();
        Output($"Get-CmScript app | Invoke-CmScript -Lock '{_file}' -Frozen").Should().ContainSingle();
        File.AppendAllText(Path.Combine(_tool, "run.sh"), "echo more\n");

        var ran = _session.Run($"Invoke-CmScript app -Lock '{_file}' -Locked");
        ran.ErrorIds.Should().Equal("LockStale");
        ran.Output.Should().BeEmpty();
        _session.Run($"Invoke-CmScript app -Lock '{_file}' -WarningVariable warnings -WarningAction SilentlyContinue; $warnings.Count").Output[^1].BaseObject.Should().Be(1);
    }

    [Theory]
    [InlineData("Invoke-CmScript app -Locked -Frozen -Lock $file", "LockModeConflict")]
    [InlineData("Invoke-CmScript app -Lock no-such.json", "LockFileNotFound")]
    [InlineData("Test-CmLock no-such.json", "LockFileNotFound")]
    public void A_mistake_has_its_error(string command, string id)
    {
        Output($"New-CmLock app -Path '{_file}'");

        _session.Run($"$file = '{_file}'; {command}").ErrorIds.Should().Equal(id);
    }

    private T One<T>(string script) => Output(script).Should().ContainSingle().Which.Should().BeOfType<T>().Subject;

    private List<object> Output(string script)
    {
        var ran = _session.Run(script);
        ran.Errors.Should().BeEmpty();
        return ran.Output.Select(item => item.BaseObject).ToList();
    }
}
