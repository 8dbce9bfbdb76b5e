using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A pin means the bytes of the commit.</summary>
public sealed class PinnedFilesTests : PinnedRepositoryCase
{
    [Theory]
    [InlineData("update-index", "--assume-unchanged", "script/tool/run.sh")]
    [InlineData("update-index", "--skip-worktree", "script/tool/run.sh")]
    [InlineData("config", "core.fileMode", "false")]
    [InlineData("config", "core.ignoreStat", "true")]
    [InlineData("config", "core.autocrlf", "input")]
    public void A_changed_file_is_found_whatever_git_was_told(params string[] command)
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        GitProgram.Run(Folder, command);
        Change("script/tool/run.sh", "echo changed\n");

        Home.RunFails("case,tool").Message.Should().Contain("script/tool/run.sh");
    }

    [Fact]
    public void A_change_that_keeps_size_and_time_is_found()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        var file = Path.Combine(Folder, "script", "tool", "run.sh");
        var time = File.GetLastWriteTimeUtc(file);
        Change("script/tool/run.sh", File.ReadAllText(file).Replace("ran", "bad", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Theory]
    [InlineData("script/tool/run-ubuntu.sh", "info/exclude", "run-ubuntu.sh")]
    [InlineData("script/tool/customize.py", "info/exclude", "customize.py")]
    public void An_added_file_is_found_though_the_repository_excludes_it(string added, string list, string pattern)
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        File.AppendAllText(Path.Combine(Folder, ".git", list), pattern + "\n");
        Change(added, "echo changed\n");

        Home.RunFails("case,tool").Message.Should().Contain(added);
    }

    [Fact]
    public void A_file_that_an_uncommitted_gitignore_hides_is_found()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        Change("script/tool/.gitignore", "*\n");
        Change("script/tool/data.txt", "x");

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void What_the_gitignore_of_the_commit_names_is_no_change()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        Change("script/tool/run.log", "x");
        Change("script/tool/build/data.txt", "x");

        Home.Run("case,tool");

        Home.Output.Should().Contain("ran-tool");
    }

    [Fact]
    public void Code_that_the_gitignore_of_the_commit_names_is_a_change()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        Change("script/tool/build/run.sh", "echo changed\n");

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_a_change()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        var file = Path.Combine(Folder, "script", "tool", "run.sh");
        File.Move(file, Path.Combine(Home.Victim, "run.sh"));
        File.CreateSymbolicLink(file, Path.Combine(Home.Victim, "run.sh"));

        Home.RunFails("case,tool").Message.Should().Contain("script/tool/run.sh");
    }

    [Theory]
    [InlineData("script/tool/run.log")]
    [InlineData("script/tool/build/lib")]
    public void A_link_is_a_change_though_the_gitignore_of_the_commit_names_it(string link)
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        var path = Path.Combine([Folder, .. link.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, Home.Victim);

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_program_is_a_change_though_the_gitignore_of_the_commit_names_it()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        Change("script/tool/build/tool", "#!/bin/sh\n");
        using var chmod = Process.Start("chmod", ["+x", Path.Combine(Folder, "script", "tool", "build", "tool")]);
        chmod.WaitForExit();

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_has_the_name_of_a_submodule_is_a_change(bool isLink)
    {
        Source.Git("update-index", "--add", "--cacheinfo", $"160000,{First},script/tool/part");
        Source.Git("commit", "--quiet", "--message", "Submodule");
        Home.Install(Source.Path, Source.Head);
        Home.RequirePinned();
        Home.Run("case,tool");
        var place = Path.Combine(Folder, "script", "tool", "part");
        if (Directory.Exists(place))
        {
            Directory.Delete(place);
        }

        _ = isLink ? Directory.CreateSymbolicLink(place, Home.Victim) : (object)File.CreateText(place);

        Home.RunFails("case,tool").Message.Should().Contain("script/tool/part");
    }

    [Theory]
    [InlineData("link")]
    [InlineData("name")]
    public void What_a_dependency_changes_in_another_folder_does_not_run_through_a_link_or_a_name(string way)
    {
        Source.Checkout(First);
        Home.Script("source", "far", "c0de0000000b0006", "echo ran-far", $"deps:\n- tags: case,one\n{(way == "name" ? "script_name: ../two/real\n" : "")}");
        Home.Write("source/script/two/real.sh", "echo real\n");
        if (way == "link")
        {
            File.Delete(Path.Combine(Source.Path, "script", "far", "run.sh"));
            File.CreateSymbolicLink(Path.Combine(Source.Path, "script", "far", "run.sh"), "../two/real.sh");
        }

        Home.Write("source/script/two/_cm.yaml", "alias: two\nuid: c0de0000000b0007\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\n");
        Home.Write("source/script/one/attack.sh", "[ ! -e change ] || echo 'echo changed' > \"$CM_TMP_CURRENT_SCRIPT_PATH/../two/real.sh\"\n");
        Home.Install(Source.Path, Source.Commit("Far").Head);
        Home.RequirePinned();
        Home.Run("case,far");
        Home.Output.Should().Contain("real");

        File.WriteAllText(Path.Combine(Home.Work, "change"), "");
        Home.RunFails("case,far").Message.Should().Contain("script/two/real.sh");
        Home.Output.Should().NotContain("changed\n");
    }

    [Theory]
    [InlineData("Makefile")]
    [InlineData("lib.mk")]
    [InlineData(".env")]
    [InlineData("requirements.txt")]
    public void What_programs_read_as_code_is_a_change_though_the_gitignore_of_the_commit_names_it(string name)
    {
        Source.Checkout(First);
        Home.Write("source/script/tool/.gitignore", "*\n!.gitignore\n");
        Home.Install(Source.Path, Source.Commit("Ignore").Head);
        Home.RequirePinned();
        Change($"script/tool/{name}", "x");

        Home.RunFails("case,tool").Message.Should().Contain(name);
    }

    [Fact]
    public void Links_in_a_circle_end_in_an_error()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        var added = Directory.CreateDirectory(Path.Combine(Folder, "script", "tool", "added")).FullName;
        Enumerable.Range(0, 9).ToList().ForEach(number => Directory.CreateSymbolicLink(Path.Combine(added, $"link-{number}"), "."));

        Home.RunFails("case,tool").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void Bytecode_that_lies_in_the_repository_is_not_run()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        PlantBytecode("script/python/helper/part.py", "print('planted')\n");

        Home.Run("case,python");

        Home.Output.Should().Contain("part of the commit").And.NotContain("planted");
    }

    [Theory]
    [InlineData("top/run.sh")]
    [InlineData("top/customize.py")]
    [InlineData("../common/lib.sh")]
    public void What_a_dependency_changes_does_not_run(string file)
    {
        // The dependency is of the commit; what it does comes from the work directory, as from a download.
        Source.Checkout(First);
        Home.Write("source/script/one/attack.sh", $"printf 'echo changed\\n' > \"$CM_TMP_CURRENT_SCRIPT_PATH/../{file}\"\n");
        Home.Install(Source.Path, Source.Commit("Attack").Head);
        Home.RequirePinned();

        Home.RunFails("case,top").Id.Should().Be("RepositoryNotPinned");
        Home.Output.Should().NotContain("changed\n").And.NotContain("ran-top");
    }

    [Fact]
    public void A_record_of_the_pin_that_was_changed_is_not_believed()
    {
        Home.Install(Source.Path, First);
        Home.RequirePinned();
        foreach (var record in Directory.EnumerateFiles(Path.Combine(Home.Engine.Home.OwnPath, "pins")))
        {
            var bytes = File.ReadAllBytes(record);
            bytes[^1] ^= 1;
            File.WriteAllBytes(record, bytes);
        }

        var error = Assert.Throws<CmException>(() => Home.Run("case,tool")).Error;

        error.Id.Should().Be("RepositoryNotPinned");
    }

    // Python takes such a file for the source, because it carries the time and the size of it.
    private void PlantBytecode(string source, string text)
    {
        var other = Home.Write("other.py", text);
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
