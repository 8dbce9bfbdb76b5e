using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Guidelines;

/// <summary>How words and objects reach the parameters.</summary>
public sealed class BindingTests : IDisposable
{
    // What Export-Clixml, Start-Job and remoting do to an object.
    private const string Stored = "function Store { process { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 2)) } }\n";

    // What Select-Object, ConvertFrom-Json and a CSV file leave of it.
    private const string Reduced =
        "function Reduce([string[]] $Name) { process { $made = @{}; foreach ($key in $Name) { $made[$key] = $_.$key }; [pscustomobject] $made } }\n";

    private readonly CmSession _session = new();

    public BindingTests()
    {
        TestScripts.Add(_session, "one", "first,shared");
        TestScripts.Add(_session, "two", "second,shared", more: "\"install\": true,");
        TestScripts.AddScript(_session, "setter", "setter", "\"cache\": true, \"env\": { \"CM_SET\": \"1\" }, \"new_env_keys\": [\"CM_SET\"],");
        TestScripts.Write(Path.Combine(_session.Repositories, "local", "cfg", "one", "_cm.json"),
            """{ "alias": "one", "uid": "00000000000000c1", "automation_alias": "cfg", "automation_uid": "88dce9c160324c5d", "tags": ["set"] }""");
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("[pscustomobject]@{ Tags = 'first,shared' }")]
    [InlineData("[pscustomobject]@{ Tags = 'first', 'shared' }")]
    [InlineData("[pscustomobject]@{ Tag = 'first' }")]
    [InlineData("[pscustomobject]@{ Name = 'one' }")]
    [InlineData("[pscustomobject]@{ Name = 'one'; Tags = 'shared' }")]
    [InlineData("[pscustomobject]@{ Uid = (Get-CmScript one).Uid }")]
    [InlineData("[pscustomobject]@{ Name = 'one'; Repository = 'local' }")]
    [InlineData("'one'")]
    [InlineData("Get-CmScript one")]
    [InlineData("Get-CmArtifact ic one")]
    [InlineData("Get-CmScript one | Store")]
    [InlineData("Get-CmScript one | Reduce Name")]
    [InlineData("Get-CmScript one | Reduce Uid")]
    [InlineData("Get-CmScript one | Reduce Name, Tags, Uid, Automation, Repository")]
    [InlineData("Get-CmScriptPlan one")]
    [InlineData("Get-CmScriptPlan one | Store")]
    [InlineData("Invoke-CmScript one")]
    [InlineData("Invoke-CmScript one | Store")]
    public void Whatever_names_a_script_runs_that_script(string input)
    {
        var ran = _session.Run($"{Stored}{Reduced}{input} | Invoke-CmScript");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Select(result => result.Name).Should().Equal("one");
    }

    [Theory]
    [InlineData("Get-CmScript one | Get-CmScriptPlan")]
    [InlineData("Get-CmScript one | Store | Get-CmScriptPlan")]
    [InlineData("Get-CmScript one | Store | Get-CmScript")]
    [InlineData("Get-CmScript one | Store | Get-CmArtifact")]
    [InlineData("Get-CmScript one | Store | Get-CmCacheKey")]
    [InlineData("Invoke-CmScript two | Get-CmCache")]
    [InlineData("Invoke-CmScript two | Store | Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Store | Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmScript two | Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Reduce Uid | Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Export-CmCache ./entry.zip -PassThru")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Store | Export-CmCache ./entry.zip -PassThru")]
    [InlineData("Invoke-CmScript one | Get-CmRun")]
    [InlineData("Invoke-CmScript one | Out-Null; Get-CmRun | Store | Get-CmRun")]
    [InlineData("Invoke-CmScript one | Out-Null; Get-CmRun | Get-CmScript")]
    [InlineData("Invoke-CmScript one | Out-Null; Get-CmRun | Store | Export-CmRunSummary ./runs.md -PassThru")]
    [InlineData("Invoke-CmScript setter | Store | Export-CmEnvironment Dotenv")]
    [InlineData("Get-CmRepo local | Store | Get-CmRepo")]
    [InlineData("Get-CmRepo local | Export-CmRepo ./local.zip -PassThru")]
    [InlineData("Get-CmRepo local | Store | Export-CmRepo ./stored.zip -PassThru")]
    [InlineData("Get-CmScript one | Export-CmScriptPage ./pages -PassThru")]
    [InlineData("Get-CmScript one | Store | Export-CmScriptPage ./pages -PassThru")]
    [InlineData("Get-CmArtifact cfg one | Copy-CmArtifact three -PassThru")]
    [InlineData("Get-CmArtifact cfg one | Store | Copy-CmArtifact three -PassThru")]
    [InlineData("Get-CmArtifact cfg one | Move-CmArtifact three -PassThru")]
    [InlineData("Get-CmArtifact cfg one | Rename-CmArtifact three -PassThru")]
    [InlineData("Get-CmArtifact cfg one | Set-CmArtifact @{ a = 1 } -PassThru")]
    [InlineData("Get-CmScript setter | Register-CmCache . -Env @{ CM_SET = 'x' } -PassThru")]
    [InlineData("Get-CmConfiguration KeepRuns | Store | Get-CmConfiguration")]
    [InlineData("Get-CmScript one | Store | ConvertTo-CmMatrix")]
    public void The_objects_of_one_cmdlet_go_into_another(string script)
    {
        var ran = _session.Run(Stored + Reduced + script);

        ran.Errors.Should().BeEmpty();
        ran.Output.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("Get-CmArtifact cfg one | Store | Remove-CmArtifact -Force", "Get-CmArtifact cfg *")]
    [InlineData("Invoke-CmScript two | Store | Remove-CmCache", "Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Store | Remove-CmCache", "Get-CmCache")]
    [InlineData("Invoke-CmScript two | Out-Null; Get-CmCache | Reduce Uid | Remove-CmCache", "Get-CmCache")]
    [InlineData("Invoke-CmScript one | Out-Null; Get-CmRun | Store | Remove-CmRun", "Get-CmRun")]
    [InlineData("Invoke-CmScript one | Out-Null; Get-CmRun | ForEach-Object Id | Remove-CmRun", "Get-CmRun")]
    public void A_stored_object_removes_what_it_was_made_from(string script, string left)
    {
        _session.Run(Stored + Reduced + script).Errors.Should().BeEmpty();

        _session.Run(left).Output.Should().BeEmpty();
    }

    [Fact]
    public void A_stored_object_whose_artifact_is_gone_removes_no_other_of_the_same_name()
    {
        _session.Run("Get-CmArtifact cfg one | Copy-CmArtifact three");

        var ran = _session.Run("[pscustomobject]@{ Name = 'three'; Automation = 'cfg'; Uid = '00000000000000ff' } | Remove-CmArtifact -Force");

        ran.Errors.Should().ContainSingle().Which.Exception.Message.Should().Contain("no artifact of this home has it");
        _session.Run("Get-CmArtifact cfg three").Output.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ CM_GIVEN = 'it''s 1.10' }")]
    [InlineData("@{ CM_GIVEN = 'it''s 1.10' }")]
    [InlineData("[ordered]@{ CM_GIVEN = 'it''s 1.10' }")]
    public void Variables_are_a_table_or_an_object(string variables)
    {
        var ran = _session.Run($"(Invoke-CmScript setter -Env ({variables}) -SkipCache).Env.CM_GIVEN");

        ran.Errors.Should().BeEmpty();
        ran.Output.Should().ContainSingle().Which.BaseObject.Should().Be("it's 1.10");
    }

    [Fact]
    public void A_number_is_an_age_in_days()
    {
        _session.Run("Invoke-CmScript setter");

        _session.Run("Optimize-CmCache -UnusedFor 5; Optimize-CmCache -OlderThan 0.5; Optimize-CmCache -UnusedFor '5'").Output.Should().BeEmpty();
        _session.Run("Get-CmCache").Output.Should().HaveCount(1);
        _session.Run("Optimize-CmCache -UnusedFor -1").Errors.Should().ContainSingle().Which.Exception.Message.Should().Contain("number of days");
        _session.Run("Optimize-CmCache -UnusedFor 00:00:00.0000001").Output.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("Get-CmScript -Repository nosuch", "RepositoryNotFound")]
    [InlineData("Get-CmArtifact cfg -Repository nosuch", "RepositoryNotFound")]
    [InlineData("Get-CmScript -Repository nosuch*", null)]
    [InlineData("[pscustomobject]@{ Name = 'one'; Repository = 'nosuch' } | Get-CmScript", "ScriptNotFound")]
    public void A_repository_that_is_not_there_is_an_error_and_a_pattern_without_a_match_is_not(string script, string? id)
    {
        var ran = _session.Run(script);

        ran.Output.Should().BeEmpty();
        ran.ErrorIds.Should().Equal(id is null ? [] : [id]);
    }

    [Theory]
    [InlineData("Get-CmScript -Tag first")]
    [InlineData("Get-CmScript -Tags first")]
    [InlineData("Get-CmScript one -Repo local")]
    [InlineData("Get-CmScript one -Repository local")]
    [InlineData("Get-CmArtifact ic -Tag first")]
    [InlineData("Get-CmScriptPlan -Tags first")]
    [InlineData("Copy-CmArtifact cfg one four -AddTags a -PassThru")]
    [InlineData("Set-CmArtifact cfg one -AddTag a -RemoveTags set -RemoveKeys x -PassThru")]
    [InlineData("New-CmArtifact cfg five -Tags a -Repo local")]
    public void The_usual_name_of_a_parameter_and_the_classic_one_both_work(string script) =>
        _session.Run(script).Output.Should().HaveCount(1);

    [Fact]
    public void A_number_is_the_id_of_a_run_and_not_how_many()
    {
        _session.Run("Invoke-CmScript one; Invoke-CmScript one");

        _session.Run("Get-CmRun 3").ErrorIds.Should().Equal("RunNotFound");
        _session.Run("Get-CmRun -Last 2").Output.Should().HaveCount(2);
        _session.Run("Get-CmRun -Last").Output.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("Get-CmArtifact cfg one | Copy-CmArtifact -Force", "TargetNotSpecified")]
    [InlineData("Copy-CmArtifact cfg one", "TargetNotSpecified")]
    [InlineData("Export-CmScriptPage one", "TargetNotSpecified")]
    [InlineData("Get-CmScript one | Get-CmScript two", "SelectionConflict")]
    [InlineData("'one' | Copy-CmArtifact cfg", "NothingSelected")]
    public void A_line_that_does_not_say_what_it_means_is_an_error(string script, string id)
    {
        var ran = _session.Run(script);

        ran.ErrorIds.Should().Equal(id);
        ran.Output.Should().BeEmpty();
    }
}
