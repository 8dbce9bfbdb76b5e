using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A pin means a commit, and these bytes.</summary>
public sealed class PinTests : IDisposable
{
    private readonly HostileHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly string _first;

    public PinTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        _source = _home.Git("source", "case@pin", "c0de0000000b0001");
        _home.Script("source", "tool", "c0de0000000b0002", "echo ran-tool");
        _home.Script("source", "top", "c0de0000000b0003", "echo ran-top", "deps:\n- tags: case,one\n");
        _home.Script("source", "one", "c0de0000000b0004", "sh \"$CM_TMP_CURRENT_SCRIPT_PATH/attack.sh\"");
        _home.Write("source/script/one/attack.sh", ":\n");
        _home.Write("source/common/lib.sh", "echo shared\n");
        _home.Write("source/.gitignore", "*.log\nbuild/\n__pycache__/\n[\n[z-a]\n(\n\\\n");
        _home.Script("source", "python", "c0de0000000b0005", "python3 \"$CM_TMP_CURRENT_SCRIPT_PATH/main.py\"");
        _home.Write("source/script/python/main.py", "import helper.part\n");
        _home.Write("source/script/python/helper/__init__.py", "");
        _home.Write("source/script/python/helper/part.py", "print('part of the commit')\n");
        _home.Write("source/script/python/customize.py", "import os, sys\nfrom helper import part\ndef preprocess(i):\n    return {'return': 0}\n");
        _first = _source.Commit("Scripts").Head;
        _home.Write("source/script/tool/run.sh", "echo other\n");
        _source.Commit("Other");
    }

    private string Folder => Path.Combine(_home.Engine.Home.RepositoriesPath, "source");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("branch")]
    [InlineData("tag")]
    public void Forty_digits_are_the_commit_whatever_the_host_calls_so(string kind)
    {
        _source.Git(kind, _first, "HEAD");

        _home.Install(_source.Path, _first);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(_first);
    }

    [Theory]
    [InlineData("branch")]
    [InlineData("tag")]
    public void A_branch_or_tag_with_the_first_digits_as_its_name_is_refused(string kind)
    {
        _source.Git(kind, _first[..10], "HEAD");

        _home.InstallFails(_source.Path, _first[..10]).Id.Should().Be("ReferenceAmbiguous");
    }

    [Fact]
    public void Short_digits_of_the_commit_find_it()
    {
        _home.Install(_source.Path, _first[..10]);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(_first);
    }

    [Fact]
    public void Digits_with_a_suffix_begin_a_commit_too()
    {
        _source.Git("branch", _first, "HEAD");

        _home.Install(_source.Path, _first + "~0");

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(_first);
    }

    [Fact]
    public void Digits_of_a_tag_object_are_no_commit()
    {
        _source.Git("tag", "--annotate", "v1", "--message", "v1");

        _home.InstallFails(_source.Path, _source.Git("rev-parse", "v1")).Id.Should().Be("ReferenceNotFound");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("v1")]
    public void A_pinned_repository_stays_when_the_host_moves_a_tag_or_offers_a_branch_of_its_name(string? checkout)
    {
        _source.Git("tag", "v1", _first);
        _home.Install(_source.Path, "v1");
        _source.Git("tag", "--force", "v1", "main");
        _source.Git("branch", "v1", "main");

        _home.Install(_source.Path, checkout);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(_first);
    }

    [Fact]
    public void A_moved_head_is_not_trusted_by_the_next_update()
    {
        _home.Install(_source.Path, _first);
        GitProgram.Run(Folder, "checkout", "--quiet", "--detach", _source.Head);

        _home.InstallFails(_source.Path).Id.Should().Be("RepositoryPinned");
        _home.Engine.Installer.Trust.Find(_home.Engine.Repositories.Get(ObjectName.Parse("case@pin")))!.Commit.Should().Be(_first);
    }

    [Theory]
    [InlineData("update-index", "--assume-unchanged", "script/tool/run.sh")]
    [InlineData("update-index", "--skip-worktree", "script/tool/run.sh")]
    [InlineData("config", "core.fileMode", "false")]
    [InlineData("config", "core.ignoreStat", "true")]
    [InlineData("config", "core.autocrlf", "input")]
    public void A_changed_file_is_found_whatever_git_was_told(params string[] command)
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        GitProgram.Run(Folder, command);
        Change("script/tool/run.sh", "echo changed\n");

        _home.RunFails("case,tool").Message.Should().Contain("script/tool/run.sh");
    }

    [Fact]
    public void A_change_that_keeps_size_and_time_is_found()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        var file = Path.Combine(Folder, "script", "tool", "run.sh");
        var time = File.GetLastWriteTimeUtc(file);
        Change("script/tool/run.sh", File.ReadAllText(file).Replace("ran", "bad", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Theory]
    [InlineData("script/tool/run-ubuntu.sh", "info/exclude", "run-ubuntu.sh")]
    [InlineData("script/tool/customize.py", "info/exclude", "customize.py")]
    public void An_added_file_is_found_though_the_repository_excludes_it(string added, string list, string pattern)
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        File.AppendAllText(Path.Combine(Folder, ".git", list), pattern + "\n");
        Change(added, "echo changed\n");

        _home.RunFails("case,tool").Message.Should().Contain(added);
    }

    [Fact]
    public void A_file_that_an_uncommitted_gitignore_hides_is_found()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        Change("script/tool/.gitignore", "*\n");
        Change("script/tool/data.txt", "x");

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void What_the_gitignore_of_the_commit_names_is_no_change()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        Change("script/tool/run.log", "x");
        Change("script/tool/build/data.txt", "x");

        _home.Run("case,tool");

        _home.Output.Should().Contain("ran-tool");
    }

    [Fact]
    public void Code_that_the_gitignore_of_the_commit_names_is_a_change()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        Change("script/tool/build/run.sh", "echo changed\n");

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_a_change()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        var file = Path.Combine(Folder, "script", "tool", "run.sh");
        File.Move(file, Path.Combine(_home.Victim, "run.sh"));
        File.CreateSymbolicLink(file, Path.Combine(_home.Victim, "run.sh"));

        _home.RunFails("case,tool").Message.Should().Contain("script/tool/run.sh");
    }

    [Theory]
    [InlineData("script/tool/run.log")]
    [InlineData("script/tool/build/lib")]
    public void A_link_is_a_change_though_the_gitignore_of_the_commit_names_it(string link)
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        var path = Path.Combine([Folder, .. link.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, _home.Victim);

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_program_is_a_change_though_the_gitignore_of_the_commit_names_it()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        Change("script/tool/build/tool", "#!/bin/sh\n");
        using var chmod = Process.Start("chmod", ["+x", Path.Combine(Folder, "script", "tool", "build", "tool")]);
        chmod.WaitForExit();

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void Links_in_a_circle_end_in_an_error()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        var added = Directory.CreateDirectory(Path.Combine(Folder, "script", "tool", "added")).FullName;
        Enumerable.Range(0, 9).ToList().ForEach(number => Directory.CreateSymbolicLink(Path.Combine(added, $"link-{number}"), "."));

        _home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void Bytecode_that_lies_in_the_repository_is_not_run()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        PlantBytecode("script/python/helper/part.py", "print('planted')\n");

        _home.Run("case,python");

        _home.Output.Should().Contain("part of the commit").And.NotContain("planted");
    }

    [Theory]
    [InlineData("top/run.sh")]
    [InlineData("top/customize.py")]
    [InlineData("../common/lib.sh")]
    public void What_a_dependency_changes_does_not_run(string file)
    {
        // The dependency is of the commit; what it does comes from the work directory, as from a download.
        _source.Checkout(_first);
        _home.Write("source/script/one/attack.sh", $"printf 'echo changed\\n' > \"$CM_TMP_CURRENT_SCRIPT_PATH/../{file}\"\n");
        _home.Install(_source.Path, _source.Commit("Attack").Head);
        _home.RequirePinned();

        _home.RunFails("case,top").Id.Should().Be("RepositoryNotPinned");
        _home.Output.Should().NotContain("changed\n").And.NotContain("ran-top");
    }

    [Fact]
    public void A_record_of_the_pin_that_was_changed_is_not_believed()
    {
        _home.Install(_source.Path, _first);
        _home.RequirePinned();
        foreach (var record in Directory.EnumerateFiles(Path.Combine(_home.Engine.Home.OwnPath, "pins")))
        {
            var bytes = File.ReadAllBytes(record);
            bytes[^1] ^= 1;
            File.WriteAllBytes(record, bytes);
        }

        var error = Assert.Throws<CmException>(() => _home.Run("case,tool")).Error;

        error.Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void An_archive_never_counts_as_pinned()
    {
        var archive = _home.Zip("a.zip", ("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), ("script/s/_cm.yaml", "alias: s\nuid: c0de0000000b0009\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ case, zipped ]\n"), ("script/s/run.sh", "echo ran"));
        _home.Install(archive);
        _home.RequirePinned();

        _home.RunFails("case,zipped").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_changed_remote_does_not_get_the_credential_that_was_given_for_another()
    {
        _home.Install(_source.Path);
        GitProgram.Run(Folder, "remote", "set-url", "origin", "http://127.0.0.1:9/other/repository");
        var repository = _home.Engine.Repositories.Get(ObjectName.Parse("case@pin"));

        var update = () => _home.Engine.Installer.Update(repository, Operation.Silent, RepositoryCredential.Token("CaseToken1"));

        update.Should().Throw<CmException>().Which.Error.Id.Should().Be("CredentialForOtherHost");
    }

    // Python takes such a file for the source, because it carries the time and the size of it.
    private void PlantBytecode(string source, string text)
    {
        var other = _home.Write("other.py", text);
        const string Program = """
            import importlib.util, os, py_compile, struct, sys
            source, other = sys.argv[1:]
            target = importlib.util.cache_from_source(source)
            py_compile.compile(other, target, dfile=source)
            status = os.stat(source)
            with open(target, "r+b") as file:
                file.seek(8)
                file.write(struct.pack("<II", int(status.st_mtime), status.st_size))
            """;
        using var process = Process.Start("python3", ["-c", Program, Path.Combine([Folder, .. source.Split('/')]), other]);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }

    private void Change(string relative, string text)
    {
        var file = Path.Combine([Folder, .. relative.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
