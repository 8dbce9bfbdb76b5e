using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>The meta files of three public repositories, and what Python makes of them.</summary>
public sealed class PublishedMetaTests
{
    [Theory]
    [InlineData("octoml@cm-mlops", 23)]
    [InlineData("mlcommons@cm4mlops", 350)]
    [InlineData("mlcommons@mlperf-automations", 372)]
    public void Every_file_reads_as_in_python(string repository, int count)
    {
        var records = Records(repository);

        records.Should().HaveCount(count);
        records.Should().AllSatisfy(record => MetaFile.Load(PathOf(repository, record)).Should().Be(record["value"], record.Text("file")));
    }

    [Fact]
    public void Python_on_this_machine_writes_every_value_alike()
    {
        var values = new[] { "octoml@cm-mlops", "mlcommons@cm4mlops", "mlcommons@mlperf-automations" }
            .SelectMany(repository => Records(repository).Select(record => MetaFile.Load(PathOf(repository, record))))
            .ToList();

        var python = PythonReference.Evaluate("[yaml.dump(value, Dumper=Tree, sort_keys=False), yaml.dump(value, Dumper=Tree), json.dumps(value, indent=2, sort_keys=True)]", values);

        python.Should().Equal(values.Select(value => MetaList.OfTexts([YamlMeta.Write(value, sortKeys: false), YamlMeta.Write(value), JsonMeta.Write(value)])));
    }

    [Fact]
    public void Duplicate_keys_of_published_files_are_told()
    {
        var records = Records("mlcommons@cm4mlops");

        var findings = records.SelectMany(record => MetaFile.Read(PathOf("mlcommons@cm4mlops", record)).Duplicates).ToList();

        findings.Should().NotBeEmpty().And.AllSatisfy(finding => finding.Again.Line.Should().BeGreaterThanOrEqualTo(finding.First.Line));
    }

    private static List<MetaMap> Records(string repository)
    {
        var file = SharedData.Find($"conformance/meta/{repository}.parsed.jsonl");
        Assert.SkipWhen(file is null, "The recorded data is not on this machine.");
        return File.ReadLines(file!).Select(line => (MetaMap)JsonMeta.Parse(line, file!)).ToList();
    }

    private static string PathOf(string repository, MetaMap record) => SharedData.Find($"conformance/meta/{repository}/{record.Text("file")}")!;
}
