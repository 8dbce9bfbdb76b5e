using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary><c>Get-CmScript -Detailed</c> and <c>Export-CmScriptPage</c>.</summary>
public sealed class ScriptDetailTests : IDisposable
{
    private readonly CmSession _session = new();

    public ScriptDetailTests()
    {
        TestScripts.AddScript(_session, "get-lamp", "get,lamp", """
            "name": "Finds a lamp", "default_version": "2", "versions": { "1": {}, "2": {} }, "default_env": { "LAMP_POWER": 40 },
            "input_mapping": { "power": "LAMP_POWER" }, "input_description": { "power": { "desc": "How bright", "choices": ["25", "40"] } },
            "deps": [{ "tags": "detect,socket", "names": ["socket"] }], "new_env_keys": ["LAMP_*"], "tests": { "run_inputs": [{ "id": "quick" }] },
            "variations": { "red": { "group": "colour", "default": true }, "blue": { "group": "colour" }, "azure": { "alias": "blue" }, "size.#": {} },
            """);
        TestScripts.AddScript(_session, "other", "other");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_detailed_script_tells_what_it_takes_and_gives()
    {
        var script = _session.Run("Get-CmScript get-lamp -Detailed").Objects<CmScriptDetail>().Should().ContainSingle().Subject;

        script.Title.Should().Be("Finds a lamp");
        script.DefaultVersion.Should().Be("2");
        script.VariationDetails.Select(variation => $"{variation}|{variation.Group}|{variation.IsDefault}|{variation.AliasOf}|{variation.IsDynamic}")
            .Should().Equal("_red|colour|True||False", "_blue|colour|False||False", "_azure||False|blue|False", "_size.#||False||True");
        script.Inputs.Should().ContainSingle().Which.Should().Match<CmScriptInput>(input => input.Name == "power" && input.Variable == "LAMP_POWER" && input.Meaning == "How bright");
        script.DefaultEnv["LAMP_POWER"].Should().Be(40);
        script.DependencyDetails.Should().ContainSingle().Which.Names.Should().Equal("socket");
        script.NewEnvKeys.Should().Equal("LAMP_*");
        script.Tests.Should().Equal("quick");
    }

    [Fact]
    public void It_is_a_list_that_shows_variations_by_group()
    {
        _session.Run("Get-CmScript get-lamp -Detailed | Out-Default").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex(@"Title +: Finds a lamp").And.MatchRegex(@"Variations +: .*colour: red \(default\), blue").And.MatchRegex(@"Inputs +: power \(LAMP_POWER\)");
    }

    [Theory]
    [InlineData("Get-CmScript get-lamp -Detailed | Get-CmScriptPlan", 1)]
    [InlineData("Get-CmArtifact script other | Get-CmScript -Detailed", 1)]
    [InlineData("Get-CmScript -Repo local -Detailed", 2)]
    public void It_goes_where_scripts_go(string command, int count) => _session.Run(command).Output.Should().HaveCount(count);

    [Theory]
    [InlineData("Export-CmScriptPage get-lamp pages -PassThru", "get-lamp.md")]
    [InlineData("Get-CmScript -Repo local | Export-CmScriptPage -DestinationPath pages -PassThru", "get-lamp.md,other.md,README.md")]
    public void Pages_are_written_into_a_folder(string command, string files)
    {
        _session.Stand(_session.Folder);

        var ran = _session.Run(command);

        ran.Errors.Should().BeEmpty();
        ran.Objects<FileInfo>().Select(file => file.Name).Should().Equal(files.Split(','));
        File.ReadAllText(Path.Combine(_session.Folder, "pages", "get-lamp.md")).Should().StartWith("# get-lamp\n\nFinds a lamp\n");
    }

    [Fact]
    public void One_wrong_name_does_not_stop_the_others_and_with_what_if_nothing_is_written()
    {
        _session.Stand(_session.Folder);

        _session.Run("'other', 'othr' | Export-CmScriptPage -DestinationPath pages -WhatIf").ErrorIds.Should().Equal("ScriptNotFound");
        Directory.Exists(Path.Combine(_session.Folder, "pages")).Should().BeFalse();

        _session.Run("'other', 'othr' | Export-CmScriptPage -DestinationPath pages").ErrorIds.Should().Equal("ScriptNotFound");
        File.Exists(Path.Combine(_session.Folder, "pages", "other.md")).Should().BeTrue();
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error_for_each_page()
    {
        _session.Stand(_session.Folder);
        TestScripts.Write(Path.Combine(_session.Folder, "pages"), "");

        _session.Run("Export-CmScriptPage other pages").ErrorIds.Should().Equal("FileNotWritable");
    }
}
