using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>Nothing is read, written or removed outside of the folder it belongs to.</summary>
public sealed class ContainmentTests : IDisposable
{
    private readonly HostileHome _home = new();

    public ContainmentTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a/../../x")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a\0b")]
    public void A_path_that_leads_out_of_a_folder_is_no_path_in_it(string path) =>
        FluentActions.Invoking(() => new FolderRoot(_home.Work).Resolve(path)).Should().Throw<CmException>().Which.Error.Id.Should().Be("PathOutside");

    [Fact]
    public void A_path_behind_a_link_is_refused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_home.Work, "link"), _home.Victim);

        FluentActions.Invoking(() => new FolderRoot(_home.Work).Resolve("link/profile")).Should().Throw<CmException>().Which.Error.Id.Should().Be("PathOutside");
        new FolderRoot(_home.Work).Holds(Path.Combine(_home.Work, "link", "profile")).Should().BeFalse();
    }

    [Fact]
    public void A_link_at_the_end_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_home.Work, "file"), Path.Combine(_home.Victim, "profile"));
        var path = new FolderRoot(_home.Work).Resolve("file");

        FluentActions.Invoking(() => path.OpenRead()).Should().Throw<CmException>().Which.Error.Id.Should().Be("FileNotRegular");
        using (var file = path.CreateFile(replaces: true))
        {
            file.Write("new"u8);
        }

        path.DeleteFile();
        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Fact]
    public void A_file_that_is_written_over_a_link_replaces_the_link()
    {
        File.CreateSymbolicLink(Path.Combine(_home.Work, "tmp-run.sh"), Path.Combine(_home.Victim, "profile"));

        AtomicFile.WriteText(Path.Combine(_home.Work, "tmp-run.sh"), "new");

        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Theory]
    [InlineData("tmp-run.sh")]
    [InlineData("tmp-state.json")]
    [InlineData("tmp-run-env.out")]
    [InlineData("tmp-run-state.json")]
    public void A_run_in_a_directory_with_planted_links_writes_through_none(string planted)
    {
        _home.Folder("plain", "case@p", "c0de0000000d0001");
        _home.Script("plain", "tool", "c0de0000000d0002", "echo CASE=1 > tmp-run-env.out");
        _home.Engine.Installer.Register(_home.At("plain"), Operation.Silent);
        File.CreateSymbolicLink(Path.Combine(_home.Work, planted), Path.Combine(_home.Victim, "profile"));

        _home.Run("case,tool");

        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Theory]
    [InlineData("tmp-run-env.out")]
    [InlineData("tmp-run-state.json")]
    [InlineData("tmp-ver.out")]
    public void A_script_creates_no_file_through_a_planted_link_without_a_target(string planted)
    {
        _home.Folder("plain", "case@p", "c0de0000000d0001");
        _home.Script("plain", "tool", "c0de0000000d0002", $"echo '{{}}' > {planted}");
        _home.Engine.Installer.Register(_home.At("plain"), Operation.Silent);
        File.CreateSymbolicLink(Path.Combine(_home.Work, planted), Path.Combine(_home.Victim, "new"));

        _home.Run("case,tool");

        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Theory]
    [InlineData("clean_files")]
    [InlineData("clean_output_files")]
    public void The_meta_of_a_script_removes_nothing_outside_of_the_work_directory(string key)
    {
        _home.Folder("evil", "case@evil", "c0de0000000d0004");
        foreach (var (place, path) in new[] { Path.Combine(_home.Victim, "profile"), "../victim/profile", "link/profile" }.Index())
        {
            _home.Script("evil", $"tool{place}", $"c0de0000000d001{place}", "echo ran", $"{key}: [ \"{path}\" ]\n");
        }

        Directory.CreateSymbolicLink(Path.Combine(_home.Work, "link"), _home.Victim);
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        Enumerable.Range(0, 3).Select(place => _home.RunFails($"case,tool{place}").Id).Should().AllBe("PathOutside");
        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Fact]
    public void A_script_that_fails_shows_no_file_outside_of_the_work_directory()
    {
        _home.Folder("evil", "case@evil", "c0de0000000d0004");
        _home.Script("evil", "tool", "c0de0000000d0012", "echo shown > tmp-shown.txt; exit 1", "print_files_if_script_error: [ ../victim/profile, link/profile, tmp-shown.txt ]\n");
        Directory.CreateSymbolicLink(Path.Combine(_home.Work, "link"), _home.Victim);
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,tool").Id.Should().Be("NativeScriptFailed");

        _home.Output.Should().Contain("\nshown").And.NotContain("precious");
    }

    [Theory]
    [InlineData("run script --tags=case,tool --repro --quiet", "cm-repro")]
    [InlineData("doc automation script", "docs")]
    public void Output_with_its_usual_name_goes_through_no_planted_link(string line, string planted)
    {
        _home.Folder("plain", "case@p", "c0de0000000d0001");
        _home.Script("plain", "tool", "c0de0000000d0002");
        _home.Engine.Installer.Register(_home.At("plain"), Operation.Silent);
        Directory.CreateSymbolicLink(Path.Combine(_home.Work, planted), _home.Victim);

        _home.ExecuteInWork(line.Split(' ')).Error!.Id.Should().Be("PathOutside");

        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Fact]
    public void The_use_of_a_result_is_recorded_through_no_link()
    {
        var entry = Directory.CreateDirectory(_home.At("work", "entry")).FullName;
        foreach (var target in new[] { "profile", "new" })
        {
            File.Delete(Path.Combine(entry, LastUsedStamp.FileName));
            File.CreateSymbolicLink(Path.Combine(entry, LastUsedStamp.FileName), Path.Combine(_home.Victim, target));

            LastUsedStamp.Note(entry).Should().BeNull();
        }

        _home.IsVictimUnharmed.Should().BeTrue();
        LastUsedStamp.Read(entry).Should().BeCloseTo(DateTime.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("p")]
    [InlineData("script")]
    [InlineData("script/vic")]
    public void What_lies_behind_a_link_of_a_repository_is_neither_found_nor_removed(string link)
    {
        _home.Script("victim-repository", "vic", "c0de0000000d0003");
        _home.Folder("evil", "case@evil", "c0de0000000d0004");
        if (link == "p")
        {
            File.AppendAllText(_home.At("evil", "cmr.yaml"), "prefix: p\n");
        }

        var place = _home.At(["evil", .. link.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Directory.CreateSymbolicLink(place, link == "p" ? _home.At("victim-repository") : link == "script" ? _home.At("victim-repository", "script") : _home.At("victim-repository", "script", "vic"));
        FluentActions.Invoking(() => _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent)).Should().NotThrow<NullReferenceException>();

        _home.Execute("rm", "script", "--tags=case,vic", "-f");

        File.Exists(_home.At("victim-repository", "script", "vic", "run.sh")).Should().BeTrue();
        _home.Execute("find", "script", "--tags=case,vic").Values.Should().BeNullOrEmpty();
    }

    [Fact]
    public void A_link_within_a_repository_is_followed()
    {
        _home.Folder("good", "case@good", "c0de0000000d0005");
        _home.Script("good/shared", "tool", "c0de0000000d0006");
        Directory.CreateSymbolicLink(_home.At("good", "script"), "shared/script");
        _home.Engine.Installer.Register(_home.At("good"), Operation.Silent);

        _home.Run("case,tool").ExitCode.Should().Be(0);
    }
}
