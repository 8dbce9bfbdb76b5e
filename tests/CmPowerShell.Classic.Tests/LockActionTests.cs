using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The actions of lock files, and the inputs of a locked run.</summary>
public sealed class LockActionTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public LockActionTests() => Tool("echo tool > ran");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_lock_is_made_checked_and_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native script is for a POSIX shell.");
        Execute("lock script --tags=tool").Error.Should().BeNull();
        File.Exists(InWork("cm.lock.json")).Should().BeTrue();
        Execute("check lock").Error.Should().BeNull();
        Execute("run script --tags=tool --lock --locked --quiet").Error.Should().BeNull();
        File.Exists(InWork("ran")).Should().BeTrue();
    }

    [Fact]
    public void A_changed_script_is_refused_named_and_accepted()
    {
        Execute("lock script --tags=tool --lock=tool.lock.json").Error.Should().BeNull();
        Tool("echo changed > ran");
        _scratch.Engine.Refresh();

        var refusal = Execute("run script --tags=tool --lock=tool.lock.json --locked").Error!;
        refusal.Id.Should().Be("LockStale");
        refusal.Text.Should().Contain("run.sh was changed").And.Contain("cm update lock tool.lock.json");
        File.Exists(InWork("ran")).Should().BeFalse();

        var check = Execute("check lock tool.lock.json --out=con");
        check.Error!.Id.Should().Be("LockDiffers");
        check.Result.List("differences").Should().ContainSingle().Which.Should().BeOfType<MetaMap>().Which.Text("rule").Should().Be("recipe-changed");
        _scratch.Events.Of<DiagnosticReported>().Should().ContainSingle().Which.Line.Should().StartWith("tool.lock.json: ").And.EndWith("(recipe-changed)");

        Execute("update lock tool.lock.json").Error.Should().BeNull();
        Execute("check lock tool.lock.json").Error.Should().BeNull();
    }

    [Fact]
    public void A_file_whose_digest_was_edited_is_written_again()
    {
        Execute("lock script --tags=tool").Error.Should().BeNull();
        var file = InWork("cm.lock.json");
        var made = File.ReadAllText(file);
        var edited = (MetaMap)JsonMeta.Parse(made, file);
        edited.Map("platforms").Select(platform => (MetaMap)platform.Value).Single()["digest"] = "edited";
        File.WriteAllText(file, JsonMeta.Write(edited));
        Execute("check lock").Error!.Id.Should().Be("LockDiffers");

        Execute("update lock").Error.Should().BeNull();

        File.ReadAllText(file).Should().Be(made);
    }

    [Fact]
    public void Differences_are_written_as_reports()
    {
        Execute("lock script --tags=tool").Error.Should().BeNull();
        Tool("echo changed > ran");
        _scratch.Engine.Refresh();

        Execute("check lock --sarif=lock.sarif --junit=lock.xml").Error!.Id.Should().Be("LockDiffers");

        var result = ((MetaMap)JsonMeta.Parse(File.ReadAllText(InWork("lock.sarif")), "lock.sarif")).List("runs").OfType<MetaMap>().Single().List("results").OfType<MetaMap>().Should().ContainSingle().Which;
        result.Text("ruleId").Should().Be("recipe-changed");
        result.List("locations").OfType<MetaMap>().Single().Map("physicalLocation").Map("artifactLocation").Text("uri").Should().Be("cm.lock.json");
        var cases = System.Xml.Linq.XDocument.Load(InWork("lock.xml")).Descendants("testcase").ToList();
        cases.Where(test => test.Element("failure") is not null).Should().ContainSingle().Which.Attribute("name")!.Value.Should().Be("recipe-changed");
        cases.Should().HaveCountGreaterThan(10);
    }

    [Fact]
    public void What_a_run_used_is_locked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native script is for a POSIX shell.");
        Execute("run script --tags=tool --quiet").Error.Should().BeNull();

        Execute("lock run --lock=run.lock.json --unique_version").Error.Should().BeNull();

        Execute("check lock run.lock.json").Error.Should().BeNull();
        File.ReadAllText(InWork("run.lock.json")).Should().Contain("\"tool\"");
    }

    [Fact]
    public void A_native_script_without_network_has_no_device_or_a_proxy_that_refuses()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native script reads the devices of Linux.");
        Tool("echo \"proxy: ${https_proxy}\" > ran; sed -n 's/^ *\\([^:]*\\):.*/\\1/p' /proc/net/dev >> ran");

        Execute("run script --tags=tool --offline --quiet").Error.Should().BeNull();

        var lines = File.ReadAllLines(InWork("ran"));
        (lines[0].Length > "proxy: ".Length || lines[1..].SequenceEqual(["lo"])).Should().BeTrue(string.Join(", ", lines));
    }

    [Fact]
    public void A_program_of_a_bundle_must_exist()
    {
        Execute("lock script --tags=tool").Error.Should().BeNull();

        Execute("pack lock --program=no-such-program").Error!.Text.Should().Contain("no-such-program");
        File.Exists(InWork("cm.cmbundle")).Should().BeFalse();
    }

    [Theory]
    [InlineData("lock run", "RunNotFound")]
    [InlineData("lock run no-such-run", "RunNotFound")]
    [InlineData("check lock", "LockFileNotFound")]
    [InlineData("update lock no-such.json", "LockFileNotFound")]
    [InlineData("run script --tags=tool --locked", "LockFileNotFound")]
    [InlineData("run script --tags=tool --locked --frozen", "LockModeConflict")]
    public void A_mistake_has_its_error(string commandLine, string id) => Execute(commandLine).Error!.Id.Should().Be(id);

    private void Tool(string script) => _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]", ("run.sh", script + "\n"));

    private string InWork(string name) => Path.Combine(_scratch.WorkDirectory, name);

    private ActionOutcome Execute(string commandLine) =>
        _scratch.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _scratch.Operation() with { WorkDirectory = _scratch.WorkDirectory });
}
