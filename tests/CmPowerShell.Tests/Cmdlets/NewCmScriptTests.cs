using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class NewCmScriptTests : IDisposable
{
    private readonly CmSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" -Hook PowerShell")]
    [InlineData(" -Hook Python, PowerShell -RunFile Shell -Json")]
    public void A_new_script_runs_its_test_passes_and_its_meta_has_no_mistakes(string more)
    {
        var made = _session.Run("New-CmScript my-tool get,my-tool" + more);

        made.Errors.Should().BeEmpty();
        made.Objects<CmScript>().Should().ContainSingle().Which.Tags.Should().Equal("get", "my-tool");
        _session.Run("Invoke-CmScript my-tool").Errors.Should().BeEmpty();
        _session.Run("Test-CmScript my-tool").Objects<CmTestResult>().Should().ContainSingle().Which.Outcome.Should().Be(CmTestOutcome.Passed);
        _session.Run("Test-CmArtifact script my-tool").Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "run.sh,run.bat,run.ps1")]
    [InlineData(" -Hook Python", "run.sh,run.bat,run.ps1,customize.py")]
    [InlineData(" -RunFile PowerShell -Hook PowerShell", "run.ps1,customize.ps1")]
    [InlineData(" -Template python -RunFile Shell", "run.sh,main.py")]
    public void It_has_the_files_that_are_asked_for(string more, string files)
    {
        var script = _session.Run("New-CmScript my-tool get,my-tool" + more).Objects<CmScript>().Single();

        Directory.GetFiles(script.Path).Select(Path.GetFileName).Except(["_cm.yaml", "README-extra.md"]).Should().BeEquivalentTo(files.Split(','));
    }

    [Fact]
    public void Meta_uid_repository_and_a_native_script_can_be_given()
    {
        TestScripts.Write(Path.Combine(_session.Folder, "it's mine.sh"), "echo mine\n");
        _session.Stand(_session.Folder);
        _session.Run("New-CmRepo ours | Out-Null").Errors.Should().BeEmpty();

        var script = _session.Run("New-CmScript 'my-tool,00000000000000bb' my-tool -Repo ours -Meta @{ cache = $true } -NativeScript \"it's mine.sh\" -RunFile Shell")
            .Objects<CmScript>().Should().ContainSingle().Subject;

        script.Uid.Should().Be("00000000000000bb");
        script.Repository.Should().Be("ours");
        script.Cacheable.Should().BeTrue();
        _session.Run("Test-CmScript my-tool").Objects<CmTestResult>().Should().ContainSingle().Which.Output.Should().Equal("mine");
    }

    [Fact]
    public void Names_come_from_the_pipeline_and_one_that_is_there_does_not_stop_the_others()
    {
        _session.Run("New-CmScript one tag-one | Out-Null");

        var ran = _session.Run("'one', 'two' | New-CmScript -Tags shared");

        ran.Objects<CmScript>().Should().ContainSingle().Which.Name.Should().Be("two");
        ran.ErrorIds.Should().Equal("ArtifactExists");
    }

    [Fact]
    public void Tags_that_another_script_has_too_are_told() =>
        _session.Run("New-CmScript one tool,one | Out-Null; New-CmScript two tool").Warnings.Should().ContainSingle().Which.Message.Should().Contain("'one'");

    [Fact]
    public void Nothing_is_made_with_what_if()
    {
        _session.Run("New-CmScript one tool -WhatIf").Errors.Should().BeEmpty();

        _session.Run("Get-CmScript one").ErrorIds.Should().Equal("ScriptNotFound");
    }

    [Theory]
    [InlineData("New-CmScript one _tool", "TagsInvalid")]
    [InlineData("New-CmScript one tool -Template pyhton", "TemplateUnknown")]
    [InlineData("New-CmScript one tool -NativeScript nosuch.sh", "ScriptFileNotFound")]
    [InlineData("New-CmScript ../one tool", "InvalidName")]
    [InlineData("New-CmScript one tool -Repo nosuch", "RepositoryNotFound")]
    [InlineData("New-CmScript 'one,00000000000000bb' tool | Out-Null; New-CmScript 'two,00000000000000bb' tool2", "UidInUse")]
    public void Bad_input_has_a_stable_id(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);

    [Fact]
    public void Templates_are_completed() => _session.Complete("New-CmScript one tool -Template p").Should().Equal("python");
}
