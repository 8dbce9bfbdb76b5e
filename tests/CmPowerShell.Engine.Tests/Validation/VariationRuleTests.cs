using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

public sealed class VariationRuleTests : IDisposable
{
    private readonly ValidationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("variations:\n  cpu: {}\n  fast: {base: [cpus]}", "unknown-variation 8:17", "Did you mean 'cpu'?")]
    [InlineData("variations:\n  cpu: {}\n  fast: {base: [_cpu]}", "unknown-variation 8:17", "Leave out the leading '_'.")]
    [InlineData("variations:\n  cpu: {}\n  fast: {alias: cpuu}", "unknown-variation 8:17", "Did you mean 'cpu'?")]
    [InlineData("variations:\n  cpu: {group: device}\n  fast: {default_variations: {device: cuda}}", "unknown-variation 8:39", null)]
    [InlineData("variations: {cpu: {}}\ndefault_variation: gpu", "unknown-variation 7:20", "Did you mean 'cpu'?")]
    [InlineData("variations:\n  cpu: {group: device}\n  fast: {default_variations: {devices: cpu}}", "unknown-group 8:31", "Did you mean 'device'?")]
    [InlineData("variations:\n  a: {group: g, default: true}\n  b: {group: g, default: false}", "two-defaults 8:17", "Remove the key: any value marks the variation as the default.")]
    [InlineData("variations:\n  a: {}\n  b: {alias: a, group: g}", "alias-conflict 8:17", "Remove one of the two.")]
    [InlineData("variations:\n  fast: {}\n  quick: {alias: fast}\n  all: {base: [quick]}", "alias-not-followed 9:16", "Write 'fast'.")]
    [InlineData("variations:\n  a: {default: true}", "default-without-group 7:7", "Put it into a group, or name it under 'default_variation' at the top.")]
    public void Mistakes_in_variations_are_told_at_their_place(string meta, string place, string? suggestion)
    {
        _scene.Script("one", "a", meta);

        _scene.PlacesOf("one").Should().Equal(place);
        _scene.Of("one")[0].Suggestion.Should().Be(suggestion);
    }

    [Fact]
    public void A_part_of_a_combined_variation_that_does_not_exist_is_a_warning()
    {
        _scene.Script("one", "a", "variations:\n  cpu: {}\n  cpu,slow: {}");

        _scene.Of("one").Should().ContainSingle().Which.Should().Match<Finding>(finding => finding.Rule == "unknown-variation" && finding.Severity == FindingSeverity.Warning);
    }

    [Theory]
    [InlineData("variations:\n  cpu: {}\n  fast: {}\n  cpu,fast: {base: [fast]}", "")]
    [InlineData("variations:\n  size.#: {}\n  fast: {}\n  size.#,fast: {}", "is selected with a value only")]
    [InlineData("variations:\n  cpu: {}\n  fast: {}\n  quick: {alias: fast}\n  cpu,quick: {}", "")]
    [InlineData("variations:\n  cpu: {group: device}\n  gpu: {group: device}\n  cpu,gpu: {}", "are in the group 'device'")]
    public void A_combined_variation_that_nothing_selects_is_told(string meta, string why)
    {
        _scene.Script("one", "a", meta);

        var found = _scene.Of("one").Where(finding => finding.Rule == "useless-combination").Select(finding => finding.Message).ToList();

        found.Should().HaveCount(why.Length == 0 ? 0 : 1);
        found.Should().OnlyContain(message => message.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void A_blank_in_a_combined_variation_is_told()
    {
        _scene.Script("one", "a", "variations:\n  cpu: {}\n  fast: {}\n  'cpu, fast': {}");

        _scene.Of("one").Should().Contain(finding => finding.Rule == "useless-combination" && finding.Message.Contains("' fast' begins or ends with a blank", StringComparison.Ordinal));
    }

    [Fact]
    public void Dynamic_variations_are_filled_by_any_value()
    {
        _scene.Script("one", "a", "variations:\n  size.#: {group: size}\n  fast: {base: ['size.10'], default_variations: {size: 'size.#'}}\n  fast,size.20: {}");

        _scene.Of("one").Should().BeEmpty();
    }
}
