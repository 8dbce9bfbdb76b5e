using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Reports.Environment;
using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Engine.Reports.Environment.Formats;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Creation;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

/// <summary>A shell that one class adds runs scripts, and everything that depends on the kind of shell asks the registry.</summary>
public sealed class NewShellTests : IDisposable
{
    private static readonly ShellRegistry WithToy = new([.. ShellRegistry.Default.All, new ToyShell()]);

    private readonly ScratchEngine _scratch = new(shells: WithToy);

    public static TheoryData<string> Names => [.. ShellRegistry.Default.All.Select(shell => shell.Name)];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Its_script_runs_with_the_variables_of_the_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The shell of the test is one for Linux and macOS.");
        _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]\nenv: { CM_IN: \"it's 1\" }\nnew_env_keys: [ CM_OUT ]", ("run.toy", "echo \"CM_OUT=$CM_IN\" > tmp-run-env.out\n"));

        _scratch.Run("tool").NewEnv.Text("CM_OUT").Should().Be("it's 1");
    }

    [Fact]
    public void Its_temporary_script_can_be_run_by_hand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The shell of the test is one for Linux and macOS.");
        _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]", ("run.toy", "true\n"));

        _scratch.Run("tool", request => request with { Inputs = new() { ["debug_script"] = "yes", ["dirty"] = "yes" } });

        File.ReadAllText(Path.Combine(_scratch.WorkDirectory, "tmp-run.toy")).Should().StartWith(": toy\n");
        File.Exists(Path.Combine(_scratch.WorkDirectory, "tmp-run-without-cm.toy")).Should().BeTrue();
    }

    [Fact]
    public void Its_script_counts_for_its_platforms()
    {
        _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]", ("run.toy", ""));
        var folder = _scratch.Engine.Scripts.Find(ArtifactName.Any, TagQuery.Parse("tool")).Single().Path;

        ScriptPlatforms.Find(folder, shells: WithToy).Should().Equal("linux", "macos");
        ScriptPlatforms.Find(folder).Should().BeEmpty();
    }

    [Fact]
    public void A_script_for_the_usual_shell_of_the_machine_comes_first() =>
        WithToy.FileNames("run", new HostInfo(HostPlatform.Linux, "64"), new MachineFlavor("", "", "")).Should().EndWith(["run.sh", "run.ps1", "run.toy"]);

    [Fact]
    public void Variables_can_be_exported_for_it() =>
        new ShellFormat(new ToyShell()).Write([new ExportedVariable("A", ["b"], null)], new ExportOptions(false, _ => null)).Should().Be(": toy\nA='b'; export A\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shell_has_a_kind_of_run_file_a_template_and_an_export_format(string name)
    {
        var shell = ShellRegistry.Default.All.Single(shell => shell.Name == name);

        RunFileKind.All.Should().Contain(new RunFileKind(name, shell.Extension));
        ScriptTemplate.All.Should().OnlyContain(template => template.Files.Any(file => file.Name == "run" + shell.Extension));
        EnvironmentExport.Names.Should().Contain(shell.ExportName);
    }

    [Theory]
    [InlineData(HostPlatform.Linux)]
    [InlineData(HostPlatform.MacOS)]
    [InlineData(HostPlatform.Windows)]
    public void One_shell_is_the_usual_one_on_each_machine(HostPlatform platform) =>
        ShellRegistry.Default.All.Should().ContainSingle(shell => shell.IsUsualOn(new HostInfo(platform, "64")));
}
