using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Tests.Values;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CsCheck;
using Xunit;

namespace CmPowerShell.Meta.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Fact]
    public void Writing_is_that_of_pyyaml() =>
        Recorded.YamlDumps().Should().AllSatisfy(record => YamlMeta.Write(record.Value).Should().Be(record.Yaml));

    [Fact]
    public void Keys_keep_their_order_when_asked() =>
        YamlMeta.Write(new MetaMap { ["b"] = 1, ["a"] = new MetaList { "x" } }, sortKeys: false).Should().Be("b: 1\na:\n- x\n");

    [Fact]
    public void A_date_is_written_without_quotes_and_a_text_like_it_with_them() =>
        YamlMeta.Write(new MetaList { YamlMeta.Parse("2020-01-02 03:04:05.5Z", "x"), "2020-01-02" }).Should().Be("- 2020-01-02 03:04:05.500000+00:00\n- '2020-01-02'\n");

    [Fact]
    public void A_saved_file_reads_back()
    {
        using var folder = new ScratchFolder();
        var value = new MetaMap { ["alias"] = "local", ["git"] = false };

        YamlMeta.Save(folder.File("cmr.yaml"), value);

        File.ReadAllText(folder.File("cmr.yaml")).Should().Be("alias: local\ngit: false\n");
        MetaFile.Load(folder.File("cmr.yaml")).Should().Be(value);
    }

    [Fact]
    public void Python_on_this_machine_writes_generated_values_alike()
    {
        PythonReference.Require();
        MetaGen.Value.Where(IsWrittenAsPythonDoes).Array[1000].Sample(
            values =>
            {
                var python = PythonReference.Evaluate("[yaml.dump(value, Dumper=Tree), json.dumps(value, indent=2, sort_keys=True), repr(value)]", values);
                var ours = values.Select(value => MetaList.OfTexts([YamlMeta.Write(value), JsonMeta.Write(value), PythonText.Representation(value)]));
                python.Should().Equal(ours);
            },
            iter: 1,
            threads: 1);
    }

    // A key with ' *' in it is the one thing that is written otherwise: in quotes, because our reader needs them.
    private static bool IsWrittenAsPythonDoes(MetaValue value) => value switch
    {
        MetaMap map => map.All(pair => !pair.Key.Contains(" *", StringComparison.Ordinal) && IsWrittenAsPythonDoes(pair.Value)),
        MetaList list => list.All(IsWrittenAsPythonDoes),
        _ => true,
    };
}
