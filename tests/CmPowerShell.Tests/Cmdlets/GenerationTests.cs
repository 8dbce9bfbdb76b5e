using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Scripts of all three generations in one home and one session.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly CmSession _session = new();

    public GenerationTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        TestScripts.Add(_session, "of-2022", "demo,of-2022", "echo generation 2022", "\"sort\": 1,");
        TestScripts.Write(Path.Combine(TestScripts.AddScript(_session, "of-cmind", "demo,of-cmind", "\"sort\": 2, \"new_env_keys\": [\"CM_WHO\"], \"env\": {\"CM_WHO\": \"cmind\"},"), "run.sh"), "echo generation $CM_WHO\n");
        var repository = Path.Combine(_session.Folder, "automations");
        TestScripts.Write(Path.Combine(repository, "meta.yaml"), "alias: me@automations\nuid: 4444444444444444\n");
        var script = Path.Combine(repository, "script", "of-mlcflow");
        TestScripts.Write(
            Path.Combine(script, "meta.yaml"),
            "alias: of-mlcflow\nuid: 4444444444444445\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\nsort: 3\ntags: [demo, of-mlcflow]\nnew_env_keys: [MLC_WHO]\nenv: {MLC_WHO: mlcflow}\nvariations: {loud: {env: {MLC_WHO: MLCFLOW}}}\n");
        TestScripts.Write(Path.Combine(script, "run.sh"), "echo generation $MLC_WHO\n");
        _session.Run($"Register-CmRepo '{repository}'").Errors.Should().BeEmpty();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Scripts_of_all_generations_are_found_and_run_in_one_pipeline()
    {
        var ran = _session.Run("Get-CmScript -Tag demo | Invoke-CmScript");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Select(result => result.Name).Should().BeEquivalentTo("of-2022", "of-cmind", "of-mlcflow");
        ran.Objects<CmScriptResult>().SelectMany(result => result.NewEnv.Keys.Cast<string>()).Should().Contain(["CM_WHO", "MLC_WHO"]);
        foreach (var generation in new[] { "2022", "cmind", "mlcflow" })
        {
            _session.Host.Recorded.Text.Should().Contain($"generation {generation}");
        }
    }

    [Fact]
    public void Each_generation_is_planned_and_checked()
    {
        _session.Run("Get-CmScript -Tag demo | Get-CmScriptPlan").Errors.Should().BeEmpty();

        var findings = _session.Run("Get-CmScript -Tag demo | Test-CmArtifact");

        findings.Errors.Should().BeEmpty();
    }

    [Fact]
    public void A_variation_of_a_script_of_mlcflow_is_selected_beside_the_others()
    {
        var ran = _session.Run("Invoke-CmScript -Tag of-mlcflow, _loud; Invoke-CmScript -Tag of-cmind");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Select(result => (string?)(result.NewEnv["MLC_WHO"] ?? result.NewEnv["CM_WHO"])).Should().Equal("MLCFLOW", "cmind");
    }
}
