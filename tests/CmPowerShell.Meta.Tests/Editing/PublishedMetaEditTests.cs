using AwesomeAssertions;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.Editing;

/// <summary>Changes of the kind users make, in every published YAML file of meta.</summary>
public sealed class PublishedMetaEditTests
{
    [Fact]
    public void A_new_uid_and_a_new_tag_touch_two_lines_of_each_file()
    {
        var folder = SharedData.Find("conformance/meta");
        Assert.SkipWhen(folder is null, "The recorded data is not on this machine.");
        var files = Directory.GetFiles(folder!, "*.yaml", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "cmr.yaml");

        files.Should().HaveCountGreaterThan(300).And.AllSatisfy(file =>
        {
            var text = File.ReadAllText(file);
            var wanted = (MetaMap)YamlMeta.Parse(text, file).Clone();
            wanted["uid"] = "0123456789abcdef";
            wanted["tags"] = new MetaList([.. wanted.List("tags"), "new-tag"]);

            var edited = YamlEditor.Edit(text, file, wanted);

            edited.Should().NotBeNull();
            edited!.Split('\n').Except(text.Split('\n')).Should().HaveCountLessThanOrEqualTo(3);
            text.Split('\n').Except(edited.Split('\n')).Should().HaveCountLessThanOrEqualTo(2);
        });
    }
}
