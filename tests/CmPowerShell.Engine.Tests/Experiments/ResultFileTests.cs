using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Result files: read one result after the other, and appended to.</summary>
public sealed class ResultFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm results ").FullName;

    private string Results => Path.Combine(_folder, "cm-result.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Results_are_read_with_one_level_and_their_types()
    {
        Write("""[ {"a": 1, "b": {"c": 2.5, "d": {"e": "x"}}, "t": true, "n": null, "l": [1, "y"], "big": 123456789012}, {"a": 2} ]""");

        var rows = ResultFile.Read(Results).ToList();

        rows[0].Keys.Should().Equal("a", "b.c", "b.d.e", "t", "n", "l", "big");
        rows[0].Values.Should().BeEquivalentTo(new object?[] { 1, 2.5, "x", true, null, new object?[] { 1, "y" }, 123456789012 }, options => options.WithStrictOrdering());
        rows[1].ToMap().Should().BeEquivalentTo(new MetaMap { ["a"] = 2 });
    }

    [Fact]
    public void Results_of_the_same_form_share_their_keys_and_others_do_not()
    {
        Write("""[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7},{"a":8,"b":9}]""");

        var rows = ResultFile.Read(Results).ToList();

        rows[1].Keys.Should().BeSameAs(rows[0].Keys);
        rows.Select(row => string.Join(',', row.Keys.Zip(row.Values))).Should().Equal("(a, 1),(b, 2)", "(a, 3),(b, 4)", "(b, 5),(a, 6)", "(a, 7)", "(a, 8),(b, 9)");
    }

    [Fact]
    public void Numbers_of_python_that_are_not_json_are_read()
    {
        Write("""[{"a": NaN, "b": -Infinity}, {"a": 1}]""");

        ResultFile.Read(Results).First().Values.Should().Equal(double.NaN, double.NegativeInfinity);
    }

    [Fact]
    public void Escapes_and_braces_in_texts_end_nothing()
    {
        Write("""[{"a": "}]\\\"{[", "k\u00e9y": "ü"}, {"a": "x"}]""");

        ResultFile.Read(Results).Select(row => row.Values[0]).Should().Equal("}]\\\"{[", "x");
    }

    [Fact]
    public void Results_larger_than_the_buffer_are_whole()
    {
        var long1 = new string('x', 300_000);
        Write($$"""[{"a": "{{long1}}\\"}, {"a": "{{long1}}"}]""");

        ResultFile.Read(Results).Select(row => ((string)row.Values[0]!).Length).Should().Equal(300_001, 300_000);
    }

    [Fact]
    public void A_single_map_is_one_result()
    {
        Write("""{"a": 1}""");

        ResultFile.Read(Results).Should().ContainSingle();
    }

    [Theory]
    [InlineData("[\n{\"a\": 1},\n{\"a\": 2,,}]", 1, 3)]
    [InlineData("[\n{\"a\": 1},\n{\"a\": ", 1, 3)]
    [InlineData("[\n{\"a\": 1}", 1, 2)]
    [InlineData("", 0, 1)]
    [InlineData("no json", 0, 1)]
    public void A_broken_file_is_an_error_with_its_line_after_the_results_in_front(string text, int before, int line)
    {
        Write(text);
        var read = new List<ResultRow>();

        var error = ((Action)(() =>
        {
            foreach (var row in ResultFile.Read(Results))
            {
                read.Add(row);
            }
        })).Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be("MetaFileBroken");
        error.Location!.Line.Should().Be(line);
        read.Should().HaveCount(before);
    }

    [Fact]
    public void A_list_of_something_else_is_an_error()
    {
        Write("[1, 2]");

        ((Action)(() => _ = ResultFile.Read(Results).ToList())).Should().Throw<CmException>().Which.Error.Id.Should().Be("ResultFileInvalid");
    }

    [Fact]
    public void An_appended_file_is_whole_json_after_each_result()
    {
        using (var writer = new ResultWriter(Results))
        {
            JsonMeta.Parse(RegularFile.ReadAllText(Results), Results).Should().Be(new MetaList());
            writer.Append(new MetaMap { ["a"] = 1 });
            ((MetaList)JsonMeta.Parse(RegularFile.ReadAllText(Results), Results)).Should().ContainSingle();
            writer.Append(new MetaMap { ["a"] = 2 });
        }

        using (var writer = new ResultWriter(Results))
        {
            writer.Append(new MetaMap { ["a"] = 3 });
        }

        ResultFile.Read(Results).Select(row => row.Values[0]).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void What_a_crash_left_behind_the_last_whole_result_is_cut_off()
    {
        Write("[\n  {\"a\": 1},\n  {\"a\": 2, \"b");

        using (var writer = new ResultWriter(Results))
        {
            writer.Append(new MetaMap { ["a"] = 3 });
        }

        ResultFile.Read(Results).Select(row => row.Values[0]).Should().Equal(1, 3);
    }

    [Fact]
    public void A_file_that_another_process_writes_is_busy()
    {
        using var first = new ResultWriter(Results);

        ((Action)(() => new ResultWriter(Results).Dispose())).Should().Throw<CmException>().Which.Error.Id.Should().Be("ExperimentBusy");
    }

    private void Write(string text) => File.WriteAllText(Results, text);
}
