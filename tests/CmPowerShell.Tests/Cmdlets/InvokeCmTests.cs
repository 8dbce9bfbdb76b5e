using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class InvokeCmTests : IDisposable
{
    private readonly CmSession _session = new();

    public InvokeCmTests() => TestScripts.Add(_session, "say-hello", "say,hello", "echo \"hello $CM_NAME\"");

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("cm find ic --tags=say,hello", "say-hello")]
    [InlineData("Invoke-Cm find ic 'say-*'", "say-hello")]
    [InlineData("cm find ic | Get-CmScript", "say-hello")]
    [InlineData("cm find ic --tags=no", "")]
    public void What_is_found_comes_out_as_scripts(string command, string names) =>
        string.Join(',', _session.Run(command).Objects<CmScript>().Select(script => script.Name)).Should().Be(names);

    [Fact]
    public void A_run_gives_a_result_and_live_output()
    {
        var ran = _session.Run("$name = 'a b'; cm run ic say-hello --env.CM_NAME=$name --quiet");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Should().ContainSingle();
        _session.Host.Recorded.Text.Should().Contain("hello a b");
    }

    [Fact]
    public void Repositories_come_out_as_repositories() =>
        _session.Run("cm list repo").Objects<CmRepo>().Select(repo => repo.Name).Should().Contain("local");

    [Fact]
    public void Json_is_one_text() =>
        _session.Run("cm find ic --out=json").Output.Should().ContainSingle().Which.ToString().Should().StartWith("{").And.Contain("\"return\": 0");

    [Fact]
    public void Help_and_version_are_texts()
    {
        _session.Run("cm version").Output.Should().ContainSingle().Which.ToString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
        _session.Run("cm help").Output.Should().NotBeEmpty();
    }

    [Fact]
    public void An_input_file_is_meant_from_where_the_session_stands()
    {
        TestScripts.Write(Path.Combine(_session.Folder, "input.json"), """{ "env": { "CM_NAME": "from file" } }""");

        _session.Stand(_session.Folder);
        _session.Run("cm run ic say-hello '@input.json'").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().Contain("hello from file");
    }

    [Theory]
    [InlineData("cm add cfg 1.10", "1.10")]
    [InlineData("cm add cfg 0x10", "0x10")]
    [InlineData("cm add cfg 007", "007")]
    [InlineData("cm add cfg 1kb", "1kb")]
    [InlineData("cm add cfg 1e3", "1e3")]
    public void A_word_stays_as_it_was_written(string command, string alias)
    {
        _session.Run(command).Errors.Should().BeEmpty();

        _session.Run("Get-CmArtifact cfg *").Objects<CmArtifact>().Select(artifact => artifact.Alias).Should().Equal(alias);
    }

    [Theory]
    [InlineData("cm add cfg some --tags=python,3.10", "python,3.10")]
    [InlineData("cm add cfg some --tags=3.10,007,x", "3.10,007,x")]
    [InlineData("cm add cfg some --tags=1", "1")]
    [InlineData("$version = '3.10'; cm add cfg some --tags=python,$version", "python,3.10")]
    public void So_does_a_word_in_a_list(string command, string tags)
    {
        _session.Run(command).Errors.Should().BeEmpty();

        _session.Run("Get-CmArtifact cfg some").Objects<CmArtifact>().Should().ContainSingle().Which.Tags.Should().Equal(tags.Split(','));
    }

    [Theory]
    [InlineData("cm print_input automation -d -e -o -v x", "d,e,o,v")]
    [InlineData("cm print_input automation -w -p -i -c", "c,i,p,w")]
    [InlineData("cm print_input automation -q -s", "q,s")]
    public void Short_flags_are_those_of_the_line_and_not_of_PowerShell(string command, string flags)
    {
        var ran = _session.Run(command + " --out=json");

        ran.Errors.Should().BeEmpty();
        flags.Split(',').Should().AllSatisfy(flag => ran.Output.Single().ToString().Should().Contain($"\"{flag}\": true"));
    }

    [Theory]
    [InlineData("cm version", 0)]
    [InlineData("cm find no-such-automation", 4)]
    [InlineData("cm run ic no-such", 16)]
    [InlineData("cm find ic 'a,b,c'", 1)]
    public void The_exit_code_is_that_of_the_program(string command, int code) =>
        _session.Run($"{command} 2>$null | Out-Null; $LASTEXITCODE").Output.Should().ContainSingle().Which.BaseObject.Should().Be(code);

    [Fact]
    public void A_removal_that_was_refused_is_no_success()
    {
        _session.Run("cm add cfg some");

        var ran = _session.Run("cm rm cfg some");

        ran.ErrorIds.Should().Equal("NotConfirmed");
        _session.Run("$LASTEXITCODE").Output.Should().ContainSingle().Which.BaseObject.Should().Be(1);
        _session.Run("Get-CmArtifact cfg some").Output.Should().HaveCount(1);
        _session.Run("cm rm cfg some -f").Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("cm add cfg other")]
    [InlineData("cm rm cfg some -f")]
    [InlineData("cm update cfg some --tags=x")]
    [InlineData("cm ren cfg some other")]
    [InlineData("cm cp cfg some other")]
    [InlineData("cm rm repo made --all -f")]
    [InlineData("cm init repo another")]
    [InlineData("cm run ic one")]
    [InlineData("cm set core KeepRuns 3")]
    [InlineData("cm check cfg some --sarif=report.sarif")]
    public void A_preview_changes_nothing(string line)
    {
        TestScripts.Add(_session, "one", "first");
        _session.Run("cm add cfg some; cm init repo made");
        var before = Everything();

        _session.Run($"$WhatIfPreference = $true; {line}").Errors.Should().BeEmpty();
        _session.Run($"{line} -WhatIf").Errors.Should().BeEmpty();

        Everything().Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData("cm find cfg some")]
    [InlineData("cm version")]
    [InlineData("cm help")]
    [InlineData("cm rm cfg --help")]
    public void A_preview_reads_what_there_is(string line)
    {
        _session.Run("cm add cfg some");

        _session.Run($"$WhatIfPreference = $true; {line}").Output.Should().NotBeEmpty();
    }

    [Fact]
    public void A_preview_shows_no_token()
    {
        _session.Run("cm pull repo --url=https://user:t0ken@example.invalid/a.git https://t0ken@example.invalid/b.git -WhatIf").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().Contain("cm pull repo").And.NotContain("t0ken");
    }

    private IReadOnlyList<string> Everything() =>
        [.. Directory.EnumerateFiles(_session.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".cmpowershell", StringComparison.Ordinal))
            .Select(file => $"{file} {new FileInfo(file).Length}")];

    [Theory]
    [InlineData("cm find no-such-automation", "AutomationNotFound")]
    [InlineData("cm no-such-action ic", "ActionNotFound")]
    [InlineData("cm run ic no-such", "ScriptNotFound")]
    public void Errors_have_stable_ids(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);
}
