using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Scenarios;

/// <summary>One broken meta among 370: everything else works, and there is one error for the broken one.</summary>
public sealed class Scenario05_One_broken_meta_among_370 : IDisposable
{
    private const int Scripts = 370;
    private readonly CmSession _session = new();
    private readonly string _broken;

    public Scenario05_One_broken_meta_among_370()
    {
        for (var i = 0; i < Scripts; i++)
        {
            TestScripts.AddScript(_session, Alias(i), $"get,tag-{i % 10}");
        }

        _broken = Path.Combine(_session.Repositories, "local", "script", Alias(185), "_cm.json");
        TestScripts.Write(_broken, "{ \"alias\": \"script-185\",\n  \"tags\": [ \"get\" ");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_others_are_found_and_one_error_names_the_file()
    {
        var found = _session.Run("Get-CmScript -Tags get");

        found.Objects<CmScript>().Where(script => script.Name.StartsWith("script-", StringComparison.Ordinal)).Should().HaveCount(Scripts - 1);
        found.Errors.Should().ContainSingle().Which.ToString().Should().Contain(_broken);
        found.ErrorIds.Should().Equal("MetaFileBroken");
    }

    [Fact]
    public void Another_script_runs_and_says_nothing_of_the_broken_one()
    {
        var ran = _session.Run($"Invoke-CmScript {Alias(184)}");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Should().ContainSingle().Which.Name.Should().Be(Alias(184));
    }

    [Fact]
    public void Artifacts_can_be_made_changed_and_removed()
    {
        var changed = _session.Run($"New-CmArtifact script new-one -Tags get,new; Set-CmArtifact script {Alias(1)} -AddTags more; Remove-CmArtifact script {Alias(2)} -Confirm:$false");

        changed.Errors.Should().BeEmpty();
        _session.Run("Get-CmScript new-one -ErrorAction Ignore").Output.Should().ContainSingle();
        _session.Run($"Get-CmScript {Alias(2)} -ErrorAction Ignore").Output.Should().BeEmpty();
    }

    [Fact]
    public void Mended_it_is_there_again()
    {
        _session.Run("Get-CmScript");
        TestScripts.AddScript(_session, Alias(185), "get,mended");

        var found = _session.Run("Get-CmScript -Tags mended");

        (found.Output.Count, found.Errors.Count).Should().Be((1, 0));
    }

    private static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"script-{number:000}");
}
