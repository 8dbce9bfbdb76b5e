using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>One broken meta among good ones: one problem, and everything else works.</summary>
public sealed class BrokenMetaTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly string _file;

    public BrokenMetaTests()
    {
        _home.Add("data", "a");
        _file = Path.Combine(_home.Add("data", "broken"), "_cm.json");
        _home.Add("data", "z");
        File.WriteAllText(_file, "{\n  \"alias\": \"broken\",\n  \"tags\": [\"x\" \"y\"]\n}\n");
        _home.Age();
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_problem_names_file_line_and_column()
    {
        var index = _home.OpenIndex();

        index.Names().Should().Equal("a", "z");
        var problem = index.Problems.Single();

        problem.Category.Should().Be(CmErrorCategory.InvalidData);
        problem.Location!.File.Should().Be(_file);
        problem.Location.Line.Should().Be(3);
        problem.Location.Column.Should().BeGreaterThan(1);
        problem.Target.Should().Be(Path.GetDirectoryName(_file));
    }

    [Fact]
    public void The_problem_is_kept_without_reading_the_file_again()
    {
        var problem = _home.OpenIndex().Problems.Single();
        var loads = _home.Loads;

        var again = _home.OpenIndex();
        again.Refresh();
        again.Refresh();

        again.Problems.Single().Should().Be(problem);
        _home.Loads.Should().Be(loads);
    }

    [Fact]
    public void A_repaired_file_is_no_problem_any_more()
    {
        var index = _home.OpenIndex();
        index.Problems.Should().ContainSingle();

        File.WriteAllText(_file, """{"alias": "whole"}""");
        index.Refresh();

        index.Problems.Should().BeEmpty();
        index.Names().Should().Equal("a", "whole", "z");
    }

    [Fact]
    public void A_file_that_holds_no_map_is_a_problem()
    {
        File.WriteAllText(_file, "[1, 2]");

        _home.OpenIndex().Problems.Single().Location!.File.Should().Be(_file);
    }

    [Fact]
    public void A_file_without_permission_is_a_problem_until_it_has_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs a user to whom modes apply.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, UnixFileMode.None);
            var index = _home.OpenIndex();
            index.Problems.Single().Category.Should().Be(CmErrorCategory.PermissionDenied);

            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            index.Refresh();

            index.Problems.Single().Category.Should().Be(CmErrorCategory.InvalidData);
        }
    }
}
