using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class ExportCmEnvironmentTests : IDisposable
{
    private const string Variable = "CM_TEST_EXPORTED";
    private readonly CmSession _session = new("my home's");

    public ExportCmEnvironmentTests()
    {
        TestScripts.Add(_session, "say", "say", $"printf '%s\\n' \"{Variable}=it's \\$(id) %PATH%\" > tmp-run-env.out", $"\"new_env_keys\": [\"{Variable}\"],");
    }

    public void Dispose()
    {
        _session.Dispose();
        Environment.SetEnvironmentVariable(Variable, null);
    }

    [Fact]
    public void What_a_run_added_is_set_in_the_session()
    {
        _session.Run("Invoke-CmScript say | Export-CmEnvironment -Apply").Errors.Should().BeEmpty();
        Environment.GetEnvironmentVariable(Variable).Should().Be("it's $(id) %PATH%");
    }

    [Fact]
    public void Without_a_file_the_text_goes_into_the_pipeline() =>
        _session.Run("Invoke-CmScript say | Export-CmEnvironment -As Bash").Output.Select(line => line.ToString()).Should().Equal($"export {Variable}='it'\\''s $(id) %PATH%'");

    [Fact]
    public void PowerShell_reads_back_what_was_written_for_it()
    {
        _session.Run($"Invoke-CmScript say | Export-CmEnvironment -As PowerShell -Path '{_session.Folder}/set.ps1'; . '{_session.Folder}/set.ps1'").Errors.Should().BeEmpty();
        Environment.GetEnvironmentVariable(Variable).Should().Be("it's $(id) %PATH%");
    }

    [Fact]
    public void Commands_for_an_agent_go_to_the_host_where_it_reads_them()
    {
        var ran = _session.Run("Invoke-CmScript say | Export-CmEnvironment -As AzurePipelines -IsOutput");
        ran.Output.Should().BeEmpty();
        _session.Host.Recorded.Text.Should().Contain($"##vso[task.setvariable variable={Variable};isOutput=true;]it's $(id) %AZP25PATH%AZP25");
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        _session.Run("Invoke-CmScript say | Export-CmEnvironment -Apply -WhatIf").Errors.Should().BeEmpty();
        Environment.GetEnvironmentVariable(Variable).Should().BeNull();
        _session.Run($"Invoke-CmScript say | Export-CmEnvironment -As Json -Path '{_session.Folder}/out.json' -WhatIf").Errors.Should().BeEmpty();
        File.Exists($"{_session.Folder}/out.json").Should().BeFalse();
    }

    [Fact]
    public void What_the_agent_would_refuse_is_passed_over_and_the_rest_arrives()
    {
        TestScripts.Add(_session, "bad", "bad", "printf 'SECRET_A=x\\nCM_GOOD=y\\n' > tmp-run-env.out", "\"new_env_keys\": [\"SECRET_A\", \"CM_GOOD\"],");

        var ran = _session.Run("Invoke-CmScript bad -Quiet | Export-CmEnvironment -As AzurePipelines 3>&1 6>&1");

        ran.ErrorIds.Should().BeEmpty();
        string.Join('\n', ran.Output).Should().Contain("'SECRET_A' is not exported").And.Contain("variable=CM_GOOD;]y").And.NotContain("variable=SECRET_A");
    }
}
