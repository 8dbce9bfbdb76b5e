using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>What users met in public, and its kin: each kind with several inputs, tried with the program.</summary>
public sealed class PublicReportTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _folder = new("it's a user's folder");

    public PublicReportTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");

    public void Dispose()
    {
        _cm.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("../outside")]
    [InlineData("a/../../../outside")]
    [InlineData("..")]
    public void A_page_of_a_script_stays_in_the_named_folder_whatever_its_alias_is(string alias)
    {
        Install($"alias: '{alias}'\ntags: [ page ]\n");
        var pages = Directory.CreateDirectory(_folder.At("a", "b", "pages")).FullName;

        _cm.Run("doc", "script", "--tags=page", "--output=" + pages);

        Directory.EnumerateFileSystemEntries(_folder.At("a"), "*", SearchOption.AllDirectories).Should().OnlyContain(path => path == _folder.At("a", "b") || path.StartsWith(pages, StringComparison.Ordinal));
        Directory.EnumerateFiles(_folder.At(), "*.md").Should().BeEmpty();
    }

    [Theory]
    [InlineData("list", "repo")]
    [InlineData("find", "script")]
    [InlineData("run", "script", "--tags=detect,os")]
    public void Without_a_folder_of_the_user_no_home_is_made_where_one_stands(params string[] command)
    {
        _cm.Variables["CM_REPOS"] = null;
        _cm.Variables["HOME"] = _folder.At("does not exist");

        var result = _cm.Run(command);

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("CM_REPOS");
        Directory.Exists(Path.Combine(_cm.WorkDirectory, "CM")).Should().BeFalse();
    }

    [Theory]
    [InlineData("\"$CM\" list repo > /dev/full", "Standard output cannot be written: No space left on device")]
    [InlineData("\"$CM\" list repo >&-", "Standard output cannot be written")]
    [InlineData("mkdir here && cd here && rmdir ../here && \"$CM\" run script --tags=any --quiet", "current directory")]
    [InlineData("touch file && CM_REPOS=$PWD/file \"$CM\" list repo", "is a file and not a directory")]
    [InlineData("unset CM_REPOS; HOME=relative \"$CM\" list repo", "CM_REPOS")]
    public void What_the_process_lacks_is_an_error_that_names_it(string command, string part)
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true, WorkingDirectory = _cm.WorkDirectory };
        (start.Environment["CM"], start.Environment["CM_REPOS"]) = (CmProgram.File, _cm.Home);
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.Should().BeInRange(1, 127);
        errors.Should().Contain(part).And.Contain("CM error").And.NotContain("This should not happen").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("detect,os", "mlcommons@cm4mlops")]
    [InlineData("get,python3", "mlcommons@cm4mlops")]
    [InlineData("get,ml-model,resnet50,_onnx", "mlcommons@cm4mlops")]
    [InlineData("no,such,thing", "cm find repo --known")]
    public void An_empty_home_names_the_repository_that_has_such_scripts(string tags, string part)
    {
        var result = _cm.Run("run", "script", "--tags=" + tags, "--quiet");

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain(part).And.NotContain("Install-CmRepo");
    }

    [Theory]
    [InlineData("\tbad: 1\n", "a tab is used")]
    [InlineData("env: [ 1\n", "not valid YAML")]
    [InlineData("env: { B: !!binary aGk= }\n", "binary data")]
    public void A_script_whose_meta_is_broken_is_named_where_it_is_not_found_and_fails_the_check(string line, string part)
    {
        Install("alias: broken\ntags: [ wanted ]\n" + line);

        var run = _cm.Run("run", "script", "--tags=wanted", "--quiet");
        var check = _cm.Run("check", "repo", "team@report");

        run.ExitCode.Should().NotBe(0);
        run.Errors.Should().Contain("cannot be read").And.Contain(part).And.Contain("_cm.yaml").And.NotContain("No repository with scripts is installed");
        check.ExitCode.Should().NotBe(0);
        check.Errors.Should().Contain(part);
    }

    [Theory]
    [InlineData(16, "find", "repo", "no@such")]
    [InlineData(16, "info", "repo", "no@such")]
    [InlineData(16, "load", "repo", "no@such")]
    [InlineData(16, "find", "script", "none-such")]
    [InlineData(16, "find", "cache", "--tags=none,such")]
    [InlineData(16, "find", "run", "none-such")]
    [InlineData(1, "rm", "repo", "no@such")]
    public void What_finds_nothing_explains_itself_in_words_of_the_command_line(int exitCode, params string[] command)
    {
        var result = _cm.Run(command);

        result.ExitCode.Should().Be(exitCode);
        result.Errors.Should().NotBeEmpty().And.NotMatchRegex("-Cm[A-Z]");
    }

    [Theory]
    [InlineData("rm", "repo", "team@report")]
    [InlineData("rm", "repo", "team@report", "--all")]
    [InlineData("rm", "script", "kept")]
    public void A_question_that_nobody_answers_fails_and_changes_nothing(params string[] command)
    {
        var folder = Install("alias: kept\ntags: [ kept ]\n");

        var result = _cm.Run(command);

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("Nothing was removed");
        Directory.Exists(Path.Combine(folder, "script", "case")).Should().BeTrue();
        _cm.Run("list", "repo").Output.Should().Contain("team@report");
    }

    [Theory]
    [InlineData("empty", "interrupted installation", "cm pull repo team@half")]
    [InlineData("half clone", "interrupted installation", "cm pull repo team@half")]
    [InlineData("without its folder", "is gone", "cm rm repo team@half")]
    [InlineData("without cmr.yaml", "cmr.yaml", "cm rm repo team@half")]
    [InlineData("with a broken .git", "git", "cm pull repo team@half --force")]
    public void An_update_of_all_fails_for_a_repository_that_is_broken_and_gives_a_way_out(string state, string part, string hint)
    {
        var folder = Path.Combine(_cm.Home, "repos", "team@half");
        if (state is "empty" or "half clone")
        {
            Directory.CreateDirectory(Path.Combine(folder, state == "empty" ? "" : ".git"));
        }
        else
        {
            var source = GitRepositoryFixture.CreateCm(_folder.At("source"), "team@half", "00112233445566ff");
            _cm.Run("pull", "repo", "team@half", "--url=" + source.Path, "--copy").ExitCode.Should().Be(0);
            Action damage = state switch
            {
                "without its folder" => () => Directory.Delete(folder, recursive: true),
                "without cmr.yaml" => () => File.Delete(Path.Combine(folder, "cmr.yaml")),
                _ => () => File.Delete(Path.Combine(folder, ".git", "HEAD")),
            };
            damage();
        }

        var result = _cm.Run("pull", "repo");

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("team@half").And.Contain(part).And.Contain(hint).And.NotContain("Install-CmRepo");
    }

    [Fact]
    public void What_a_repository_needs_and_this_program_lacks_is_reported_when_it_is_added()
    {
        _folder.Write("late/cmr.yaml", "alias: team@late\nuid: 00000000000000d1\n");
        _folder.Write("late/script/case/_cm.yaml", "alias: late\nuid: 00000000000000d2\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ late ]\nmin_cm_version: '99.1'\n");

        var result = _cm.Run("import", "repo", "--path=" + _folder.At("late"));

        result.ExitCode.Should().Be(0);
        result.Errors.Should().Contain("99.1").And.Contain("late");
    }

    [Fact]
    public void A_repository_of_mlcflow_has_its_own_identity_and_gets_no_other_file()
    {
        _folder.Write("mlc/meta.yaml", "alias: team@mlc\nuid: 00000000000000c1\ngit: true\n");

        var result = _cm.Run("pull", "repo", "--url=" + _folder.At("mlc"));

        result.ExitCode.Should().Be(0, result.Errors);
        _cm.Run("list", "repo").Output.Should().Contain("team@mlc,00000000000000c1");
        File.Exists(_folder.At("mlc", "cmr.yaml")).Should().BeFalse();
    }

    [Fact]
    public void A_folder_whose_meta_names_no_repository_is_called_that()
    {
        _folder.Write("mlc/meta.yaml", "tags: [ a ]\n");

        var result = _cm.Run("pull", "repo", "--url=" + _folder.At("mlc"));

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("mlcflow").And.Contain("cmr.yaml");
    }

    [Fact]
    public void The_hint_for_a_folder_that_is_gone_can_be_typed_as_it_stands()
    {
        var folder = Install("alias: kept\ntags: [ kept ]\n", "my repository");
        Directory.Move(folder, folder + " gone");

        _cm.Run("list", "repo").Errors.Should().Contain("cm rm repo \"my repository\"");

        _cm.Run("rm", "repo", "my repository", "-f").ExitCode.Should().Be(0);
        _cm.Run("list", "repo").Errors.Should().BeEmpty();
    }

    private string Install(string meta, string folder = "report")
    {
        _folder.Write($"{folder}/cmr.yaml", "alias: team@report\nuid: 00000000000000a1\n");
        _folder.Write($"{folder}/script/case/_cm.yaml", "uid: 00000000000000b1\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\n" + meta);
        _folder.Write($"{folder}/script/case/run.sh", "echo ran\n");
        _cm.Run("import", "repo", "--path=" + _folder.At(folder)).ExitCode.Should().Be(0);
        return _folder.At(folder);
    }
}
