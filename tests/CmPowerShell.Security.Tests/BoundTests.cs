using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>Reading ends, and one bad file does not stop the rest.</summary>
public sealed class BoundTests : IDisposable
{
    private readonly HostileHome _home = new();

    public BoundTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The special files of these tests are those of Unix.");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("ln -s /dev/zero _cm.json")]
    [InlineData("ln -s /dev/zero _cm.yaml")]
    [InlineData("mkfifo _cm.json")]
    [InlineData("ln -s _cm.json _cm.json")]
    [InlineData("mkdir _cm.json")]
    [InlineData("truncate -s 17M _cm.json")]
    [InlineData("printf '{\"alias\": \"a\\\\u001b[2J\", \"uid\": \"c0de0000000e0009\"}' > _cm.json")]
    [InlineData("printf 'x: %0100000d' 1 | tr 0 '[' > _cm.yaml")]
    public void A_bad_meta_file_hides_no_other_script(string command)
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0001");
        _home.Script("evil", "good", "c0de0000000e0002");
        Shell(Directory.CreateDirectory(_home.At("evil", "script", "bad")).FullName, command);
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.Run("case,good").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("ln -sf /dev/zero cmr.yaml")]
    [InlineData("rm cmr.yaml; mkfifo cmr.yaml")]
    [InlineData("truncate -s 17M cmr.yaml")]
    [InlineData("printf 'alias: \"x\\\\nforged = /line\"\\nuid: c0de0000000e0003\\n' > cmr.yaml")]
    public void A_bad_repository_hides_no_other_one(string command)
    {
        var evil = _home.Folder("evil", "case@evil", "c0de0000000e0003");
        _home.Folder("good", "case@good", "c0de0000000e0004");
        _home.Script("good", "good", "c0de0000000e0005");
        _home.Engine.Installer.Register(evil, Operation.Silent);
        _home.Engine.Installer.Register(_home.At("good"), Operation.Silent);
        Shell(evil, command);

        _home.Run("case,good").ExitCode.Should().Be(0);
        _home.Engine.Repositories.Problems.Should().ContainSingle();
    }

    [Theory]
    [InlineData("CASE: \"<<<CASE>>><<<CASE>>>\"")]
    [InlineData("CASE_A: \"<<<CASE_B>>><<<CASE_B>>>\"\n  CASE_B: \"<<<CASE_A>>><<<CASE_A>>>\"")]
    public void A_placeholder_that_grows_ends_in_an_error_or_stays(string env)
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "grow", "c0de0000000e0007", "echo ran", $"env:\n  {env}\n");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        var run = () => _home.Run("case,grow");

        try
        {
            run();
        }
        catch (CmException problem)
        {
            problem.Error.Id.Should().Be("PlaceholderTooLong");
        }
    }

    [Fact]
    public void Variables_that_name_each_other_many_times_are_refused()
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        var env = string.Concat(Enumerable.Range(1, 12).Select(i => $"  CASE_{i:00}: \"{string.Concat(Enumerable.Repeat($"${{CASE_{i - 1:00}}}", 10))}\"\n"));
        _home.Script("evil", "laugh", "c0de0000000e0007", "echo ran", $"env:\n  CASE_00: ha\n{env}");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,laugh").Id.Should().Be("VariableTooLong");
    }

    [Fact]
    public void A_pipe_among_the_files_of_a_script_does_not_block_its_run()
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "pipe", "c0de0000000e0008", "echo ran", "cache: true\n");
        Shell(_home.At("evil", "script", "pipe"), "mkfifo data; ln -s /dev/zero zeros");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.Run("case,pipe").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("mkdir -p automation/script; ln -s /dev/zero automation/script/module.py")]
    [InlineData("mkdir -p automation/script; mkfifo automation/script/module.py")]
    [InlineData("mkdir .git; mkfifo .git/HEAD")]
    [InlineData("ln -s /dev/zero .git")]
    [InlineData("mkfifo .git")]
    [InlineData("mkdir .git; echo 'ref: refs/heads/main' > .git/HEAD; ln -s /dev/zero .git/packed-refs; mkfifo .git/commondir")]
    public void A_special_file_among_those_of_a_repository_blocks_no_question(string command)
    {
        var evil = _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "good", "c0de0000000e0010");
        Shell(evil, command);
        _home.Engine.Installer.Register(evil, Operation.Silent);

        _home.Execute("list", "repo").Should().NotBeNull();
        _home.Execute("find", "script").Should().NotBeNull();
        _home.Run("case,good").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("ln -s /dev/zero customize.py")]
    [InlineData("mkfifo customize.py")]
    public void A_special_file_in_the_place_of_a_hook_is_an_error(string command)
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "hook", "c0de0000000e0011");
        Shell(_home.At("evil", "script", "hook"), command);
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,hook").Id.Should().Be("FileNotRegular");
    }

    [Theory]
    [InlineData("tmp-run-env.out")]
    [InlineData("tmp-run-state.json")]
    public void A_pipe_that_a_script_leaves_in_the_place_of_its_answer_ends_the_run(string name)
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "answer", "c0de0000000e0012", $"mkfifo {name}");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,answer").Id.Should().Be("FileNotRegular");
    }

    [Theory]
    [InlineData("script/x\ntrusted")]
    [InlineData("script\u001b[2J/x")]
    [InlineData("script/\u202excod")]
    public void A_folder_whose_name_forges_a_line_is_no_artifact(string folder)
    {
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Write($"evil/{folder}/_cm.yaml", "alias: x\nuid: c0de0000000e0013\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ case, forged ]\n");
        _home.Script("evil", "good", "c0de0000000e0014");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,forged").Id.Should().Be("ScriptNotFound");
        _home.Run("case,good").ExitCode.Should().Be(0);
        _home.Engine.Index.Problems.Should().Contain(problem => problem.Id == "ArtifactNameRefused");
    }

    [Fact]
    public void A_search_through_links_in_a_circle_ends()
    {
        var folder = Directory.CreateDirectory(_home.At("work", "tree")).FullName;
        Enumerable.Range(0, 9).ToList().ForEach(number => Directory.CreateSymbolicLink(Path.Combine(folder, $"link-{number}"), "."));
        _home.Write("work/tree/tool", "x");
        _home.Folder("evil", "case@evil", "c0de0000000e0006");
        _home.Script("evil", "deep", "c0de0000000e0015");
        _home.Write("evil/script/deep/customize.py", $"def preprocess(i):\n    r = i['automation'].find_file_deep({{'paths': ['{folder}'], 'file_name': 'tool'}})\n    print('found', len(r['found_paths']))\n    return {{'return': 0}}\n");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.Run("case,deep");

        _home.Output.Should().Contain("found 1");
        _home.Execute(_home.Engine, "list_files_recursively", "utils").Should().NotBeNull();
    }

    [Fact]
    public void A_meta_file_of_the_largest_size_is_read()
    {
        var file = _home.Write("big.json", $"{{\"alias\": \"{new string('a', 1 << 20)}\"}}");

        MetaFile.LoadMap(file).Text("alias").Should().HaveLength(1 << 20);
    }

    private static void Shell(string folder, string command)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        shell.WaitForExit();
    }
}
