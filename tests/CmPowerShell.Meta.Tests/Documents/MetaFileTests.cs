using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Tests.Values;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Documents;

public sealed class MetaFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_of_the_json_file_replace_those_of_the_yaml_file_in_their_places()
    {
        _folder.Write("_cm.yaml", "alias: y\nenv: {A: 1}\n");
        _folder.Write("_cm.json", "{\"uid\": \"u\",\n \"env\": {\"B\": 2}}");

        var loaded = MetaFile.LoadPair(_folder.File("_cm"));

        JsonMeta.WriteLine(loaded.Value).Should().Be("{\"alias\": \"y\", \"env\": {\"B\": 2}, \"uid\": \"u\"}");
        loaded.Sources.Select(source => Path.GetFileName(source.Path)).Should().Equal("_cm.yaml", "_cm.json");
        loaded.GetLocation("alias").Should().Be(new SourceLocation(_folder.File("_cm.yaml"), 1, 1));
        loaded.GetLocation("env").Should().Be(new SourceLocation(_folder.File("_cm.json"), 2, 2));
    }

    [Fact]
    public void One_of_the_two_files_is_enough()
    {
        _folder.Write("_cm.json", "{\"a\": 1}");

        MetaFile.LoadPair(_folder.File("_cm")).Value.Text("a").Should().Be("1");
        MetaFile.Find(_folder.File("_cm")).Should().Be(_folder.File("_cm.json"));
    }

    [Fact]
    public void Neither_file_is_an_error_with_the_classic_code_for_not_found()
    {
        var error = Assert.Throws<CmException>(() => MetaFile.LoadPair(_folder.File("_cm"))).Error;

        (error.Id, error.Code).Should().Be(("MetaFileMissing", ReturnCode.NotFound));
        error.Text.Should().Contain(_folder.File("_cm.yaml"));
        MetaFile.Find(_folder.File("_cm")).Should().BeNull();
    }

    [Fact]
    public void Data_of_programs_may_be_larger_than_meta()
    {
        _folder.Write("data.json", $$"""{"text": "{{new string('x', 17 << 20)}}"}""");

        MetaFile.LoadDataMap(_folder.File("data.json")).Text("text").Should().HaveLength(17 << 20);
        Assert.Throws<CmException>(() => MetaFile.LoadMap(_folder.File("data.json"))).Error.Id.Should().Be("FileTooLarge");
    }

    [Theory]
    [InlineData("{\"a\": NaN, \"b\": \"\\ud800\"}", "{\"a\": NaN, \"b\": \"\\ud800\"}")]
    [InlineData("\uFEFF{\"a\": 1}", "{\"a\": 1}")]
    public void Data_is_read_as_python_writes_it(string text, string read)
    {
        _folder.Write("data.json", text);

        JsonMeta.WriteLine(MetaFile.LoadDataMap(_folder.File("data.json"))).Should().Be(read);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("\"\\ud800\"")]
    public void Large_data_is_read_as_python_writes_it(string value)
    {
        _folder.Write("data.json", $$"""{"text": "{{new string('x', 1 << 20)}}", "a": {{value}}}""");

        JsonMeta.WriteLine(MetaFile.LoadDataMap(_folder.File("data.json"))["a"]).Should().Be(value);
    }

    [Fact]
    public void Large_data_that_is_broken_is_an_error_with_its_place()
    {
        _folder.Write("data.json", $"{{\"text\": \"{new string('x', 1 << 20)}\",\n\"a\": ?}}");

        Assert.Throws<CmException>(() => MetaFile.LoadDataMap(_folder.File("data.json"))).Error.Location!.Line.Should().Be(2);
    }

    [Fact]
    public void Data_in_two_bytes_a_character_is_read_too()
    {
        File.WriteAllText(_folder.File("data.json"), "{\"a\": \"é\"}", Encoding.Unicode);

        MetaFile.LoadDataMap(_folder.File("data.json")).Text("a").Should().Be("é");
    }

    [Theory]
    [InlineData("{\"a\": 1,\n \"b\": }", "MetaFileBroken", 2)]
    [InlineData("[1]", "MetaFileBroken", 0)]
    public void Broken_data_is_an_error_with_its_place(string text, string id, int line)
    {
        _folder.Write("data.json", text);

        var error = Assert.Throws<CmException>(() => MetaFile.LoadDataMap(_folder.File("data.json"))).Error;

        (error.Id, error.Location?.Line ?? 0).Should().Be((id, line));
    }

    [Theory]
    [InlineData("_cm.yaml", "- a\n")]
    [InlineData("_cm.yaml", "")]
    [InlineData("_cm.json", "[1]")]
    public void Meta_that_is_no_map_is_an_error(string name, string text)
    {
        _folder.Write(name, text);

        Assert.Throws<CmException>(() => MetaFile.LoadPair(_folder.File("_cm"))).Error.Text.Should().Contain("a map of keys and values is expected");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding(string encoding)
    {
        File.WriteAllText(_folder.File("a.yaml"), "é: 1\n", Encoding.GetEncoding(encoding));

        var map = MetaFile.LoadMap(_folder.File("a.yaml"));

        map.Text("é").Should().Be("1");
        map.KeyPosition("é").Should().Be(new SourcePosition(1, 1));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told_with_their_place()
    {
        File.WriteAllBytes(_folder.File("a.json"), [.. "{\n\"é"u8, 0xff, .. "\"}"u8]);

        var error = Assert.Throws<CmException>(() => MetaFile.Load(_folder.File("a.json"))).Error;

        error.Id.Should().Be("MetaFileBroken");
        error.Location.Should().Be(new SourceLocation(_folder.File("a.json"), 2, 3));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_an_error()
    {
        Directory.CreateDirectory(_folder.File("a.yaml"));

        Assert.Throws<CmException>(() => MetaFile.Load(_folder.File("a.yaml"))).Error.Id.Should().Be("FileNotRegular");
    }

    [Fact]
    public void Marked_texts_are_templates_at_every_depth_and_the_loaded_map_stays_as_it_was()
    {
        var map = (MetaMap)YamlMeta.Parse("env:\n  A: $HOME\n  B: [x, 1]\n", "x.yaml");

        var marked = MetaTemplate.Mark(map).Map("env");

        ((MetaText)marked["A"]).IsTemplate.Should().BeTrue();
        ((MetaText)marked.List("B")[0]).IsTemplate.Should().BeTrue();
        marked["A"].Position.Should().Be(new SourcePosition(2, 6));
        ((MetaText)map.Map("env")["A"]).IsTemplate.Should().BeFalse();
        marked.Should().Equal(map.Map("env"));
    }
}
