using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories.Trust;

/// <summary>Which added files the <c>.gitignore</c> files of a commit hide from the comparison of a pinned repository.</summary>
public sealed class CommitIgnoreRulesTests : IDisposable
{
    private readonly ScratchFolder _repository = new("a repository");

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("*.log", "a.log", true)]
    [InlineData("*.log", "deep/down/a.log", true)]
    [InlineData("*.log", "a.logs", false)]
    [InlineData("/a.log", "a.log", true)]
    [InlineData("/sub/a.log", "deep/sub/a.log", false)]
    [InlineData("sub/*.log", "sub/a.log", true)]
    [InlineData("sub/*.log", "sub/deep/a.log", false)]
    [InlineData("sub/**", "sub/deep/a.log", true)]
    [InlineData("**/tmp/*", "x/y/tmp/a", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[ab].txt", "b.txt", true)]
    [InlineData("[!ab].txt", "b.txt", false)]
    [InlineData("[!ab].txt", "c.txt", true)]
    [InlineData("# a.log", "a.log", false)]
    [InlineData("a.log  \r", "a.log", true)]
    public void A_pattern_hides_what_git_hides_with_it(string pattern, string path, bool isHidden) => Rules(pattern).Match(path, isDirectory: false).Should().Be(isHidden);

    [Fact]
    public void The_last_rule_that_fits_counts()
    {
        Rules("*.log\n!keep.log").Match("keep.log", isDirectory: false).Should().BeFalse();
        Rules("!keep.log\n*.log").Match("keep.log", isDirectory: false).Should().BeTrue();
    }

    [Fact]
    public void A_pattern_with_a_slash_at_its_end_is_for_directories()
    {
        Directory.CreateDirectory(_repository.At("build"));

        Rules("build/").Match("build", isDirectory: true).Should().BeTrue();
        Rules("build/").Match("build", isDirectory: false).Should().BeFalse();
    }

    [Fact]
    public void The_rules_of_a_directory_are_for_its_content_only()
    {
        var rules = Rules("*.log", at: "sub");

        rules.Match("sub/a.log", isDirectory: false).Should().BeTrue();
        rules.Match("a.log", isDirectory: false).Should().BeFalse();
    }

    [Theory]
    [InlineData("tool.py")]
    [InlineData("RUN.SH")]
    [InlineData("_cm.yaml")]
    [InlineData("sub/Makefile")]
    public void Code_and_meta_are_never_hidden(string path) => Rules("*").Match(path, isDirectory: false).Should().BeFalse();

    [Fact]
    public void A_program_or_a_link_without_a_telling_name_is_not_hidden_either()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        File.SetUnixFileMode(_repository.Write("program", ""), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(_repository.At("link"), "elsewhere");
        _repository.Write("data", "");

        new[] { "program", "link", "data" }.Where(name => Rules("*").Match(name, isDirectory: false)).Should().Equal("data");
    }

    [Fact]
    public void A_directory_with_code_is_not_hidden_except_for_what_python_has_translated()
    {
        _repository.Write("results/deep/data.txt", "");
        _repository.Write("scripts/deep/run.sh", "");
        _repository.Write("__pycache__/customize.pyc", "");

        new[] { "results", "scripts", "__pycache__" }.Where(name => Rules("*").Match(name, isDirectory: true)).Should().Equal("results", "__pycache__");
    }

    [Fact]
    public void A_file_that_differs_from_the_one_of_the_commit_hides_nothing()
    {
        var rules = Rules("a.log", change: "*");

        rules.Match("a.log", isDirectory: false).Should().BeFalse();
    }

    [Fact]
    public void A_link_in_the_place_of_the_file_hides_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        File.CreateSymbolicLink(_repository.At(".gitignore"), _repository.Write("rules", "*"));

        new CommitIgnoreRules(_repository.Path).Add("", [Entry("*")]).Match("data", isDirectory: false).Should().BeFalse();
    }

    [Fact]
    public void Without_such_a_file_in_the_commit_nothing_is_hidden()
    {
        _repository.Write(".gitignore", "*");

        new CommitIgnoreRules(_repository.Path).Add("", []).Match("data", isDirectory: false).Should().BeFalse();
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_hides_nothing_and_the_others_count() => Rules("[z-a]\n*.log").Match("a.log", isDirectory: false).Should().BeTrue();

    private CommitIgnoreRules Rules(string text, string at = "", string? change = null)
    {
        _repository.Write(at.Length == 0 ? ".gitignore" : at + "/.gitignore", change ?? text);
        return new CommitIgnoreRules(_repository.Path).Add(at, [Entry(text)]);
    }

    private static CommitEntry Entry(string text) => new(".gitignore", CommitEntryKind.File, GitObjectId.Of("blob", Encoding.UTF8.GetBytes(text)));
}
