using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm add script</c>.</summary>
public sealed class AddScriptTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_new_script_runs_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The output is that of a POSIX shell.");
        Add("my-script --tags=my,script");

        var result = Execute("run script --tags=my,script");

        result.Code.Should().Be(ReturnCode.Done, result.Error?.Text);
        result.Result.Map("new_env").Should().BeEmpty();
        result.Result.List("deps").Should().BeEmpty();
        _home.Output().Should().ContainSingle().Which.Should().StartWith("Running in ");
    }

    [Fact]
    public void It_has_meta_with_a_test_native_scripts_and_hooks()
    {
        var folder = Add("my-script --tags=my,script");

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo("_cm.yaml", "run.sh", "run.bat", "run.ps1", "customize.py", "README-extra.md");
        var meta = (MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.yaml"));
        meta.Keys.Should().Equal("alias", "automation_alias", "automation_uid", "cache", "tags", "tests", "uid");
        meta.Texts("tags").Should().Equal("my", "script");
        meta.Text("automation_uid").Should().Be("5b4e0237da074764");
        File.ReadAllText(Path.Combine(folder, "run.sh")).Should().StartWith("#!").And.NotContain("\r");
        File.ReadAllText(Path.Combine(folder, "run.bat")).Split("\r\n").Should().OnlyContain(line => !line.Contains('\n'));
    }

    [Fact]
    public void It_stands_in_the_repository_local_or_in_the_one_before_the_colon()
    {
        Add("here --tags=here").Should().EndWith(Path.Combine("local", "script", "here"));
        Add("team@tools:there --tags=there").Should().EndWith(Path.Combine("a repository", "script", "there"));
    }

    [Fact]
    public void Its_folder_is_printed()
    {
        var folder = Add("my-script --tags=my,script --out=con");

        _home.Events.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().Be($"Added CM object at {folder}");
    }

    [Fact]
    public void Alias_uid_and_meta_can_be_chosen()
    {
        var folder = Add("tool,00000000000000bb --new_tags=get,tool --meta.cache=true --meta.default_env.A=1 --json");

        var meta = (MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.json"));
        meta.Text("uid").Should().Be("00000000000000bb");
        meta.Text("cache").Should().Be("true");
        meta.Map("default_env").Text("A").Should().Be("1");
    }

    [Theory]
    [InlineData("--run_files=powershell --hooks=powershell", "run.ps1,customize.ps1")]
    [InlineData("--run_files=Shell,batch --hooks=none", "run.sh,run.bat")]
    [InlineData("--hooks=python,powershell --run_files=shell --python", "run.sh,main.py,customize.py,customize.ps1")]
    public void Native_scripts_and_hooks_can_be_chosen(string flags, string files) =>
        Directory.GetFiles(Add($"my-script --tags=my,script {flags}")).Select(Path.GetFileName).Except(["_cm.yaml", "README-extra.md"]).Should().BeEquivalentTo(files.Split(','));

    [Fact]
    public void Its_test_passes_and_its_meta_has_no_mistakes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The output is that of a POSIX shell.");
        Add("my-script --tags=my,script");

        Execute("test script my-script").Result.List("tests").Should().ContainSingle().Which.As<MetaMap>().Text("outcome").Should().Be("passed");
        Execute("check script my-script").Result.List("findings").Should().BeEmpty();
    }

    [Fact]
    public void A_native_script_that_is_there_already_becomes_its_own()
    {
        File.WriteAllText(Path.Combine(_home.WorkDirectory, "measure.sh"), "echo measured\n");

        var folder = Add("my-script --tags=my,script --script_name=measure.sh");

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo("_cm.yaml", "measure.sh", "measure.bat", "measure.ps1", "customize.py", "README-extra.md");
        File.ReadAllText(Path.Combine(folder, "measure.sh")).Should().Be("echo measured\n");
        ((MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.yaml"))).Text("script_name").Should().Be("measure");
    }

    [Fact]
    public void The_python_template_depends_on_python_and_has_a_program()
    {
        var folder = Add("my-script --tags=my,script --python");

        File.Exists(Path.Combine(folder, "main.py")).Should().BeTrue();
        ((MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.yaml"))).List("deps").Cast<MetaMap>().Select(dependency => dependency.Text("tags")).Should().Equal("detect,os", "get,python3");
    }

    [Fact]
    public void A_file_that_is_in_the_folder_already_stays_as_it_is()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home.Engine.Repositories.Local.ArtifactsPath, "script", "my-script")).FullName;
        File.WriteAllText(Path.Combine(folder, "run.sh"), "echo mine\n");

        Add("my-script --tags=my,script");

        File.ReadAllText(Path.Combine(folder, "run.sh")).Should().Be("echo mine\n");
        File.Exists(Path.Combine(folder, "customize.py")).Should().BeTrue();
    }

    [Theory]
    [InlineData("add script my-script", ReturnCode.Failed, "TagsInvalid", "--tags=")]
    [InlineData("add script my-script --tags=my,_script", ReturnCode.Failed, "TagsInvalid", "'_script'")]
    [InlineData("add script my-script --tags=my --template=pyhton", ReturnCode.Failed, "TemplateUnknown", "python")]
    [InlineData("add script my-script --tags=my --hooks=pyhton", ReturnCode.Failed, "InvalidInput", "python, powershell, none")]
    [InlineData("add script my-script --tags=my --script_name=nosuch.sh", ReturnCode.Failed, "ScriptFileNotFound", "nosuch.sh")]
    [InlineData("add script team@tols:my-script --tags=my", ReturnCode.NotFound, "RepositoryNotFound", "team@tools")]
    [InlineData("add script ../my-script --tags=my", ReturnCode.Failed, "InvalidName", "my-script")]
    public void A_mistake_makes_nothing(string commandLine, ReturnCode code, string id, string part)
    {
        var outcome = Execute(commandLine);

        outcome.Code.Should().Be(code);
        outcome.Error!.Id.Should().Be(id);
        outcome.Error.Text.Should().Contain(part);
        _home.Engine.Refresh();
        Execute("find script").Result.List("list").Should().BeEmpty();
        Directory.Exists(Path.Combine(_home.Engine.Repositories.Local.ArtifactsPath, "script")).Should().BeFalse();
    }

    [Fact]
    public void A_script_that_is_there_already_stays_as_it_is()
    {
        var folder = Add("my-script --tags=my,script");
        File.Delete(Path.Combine(folder, "customize.py"));

        Execute("add script my-script --tags=other").Code.Should().Be(ReturnCode.AlreadyExists);

        File.Exists(Path.Combine(folder, "customize.py")).Should().BeFalse();
    }

    [Fact]
    public void Tags_that_another_script_has_too_are_told()
    {
        Add("one --tags=my,script,one");
        Add("two --tags=my,script");

        _home.Events.Of<WarningReported>().Should().ContainSingle().Which.Text.Should().Contain("'one'");
    }

    private string Add(string what)
    {
        var outcome = Execute("add script " + what);
        outcome.Code.Should().Be(ReturnCode.Done, outcome.Error?.Text);
        return outcome.Result.Text("path");
    }

    private ActionOutcome Execute(string commandLine) =>
        _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
}
