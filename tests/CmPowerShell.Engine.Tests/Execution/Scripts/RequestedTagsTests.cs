using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Parting tags from variations.</summary>
public sealed class RequestedTagsTests
{
    [Fact]
    public void Variations_are_parted_from_tags()
    {
        var asked = RequestedTags.Parse(["get", " _cuda ", "", "-old", "-_cpu", "_cuda"]);

        asked.Plain.Should().Equal("get", "-old");
        asked.Variations.Should().Equal("cuda", "-cpu");
        asked.Text.Should().Be("get, _cuda ,,-old,-_cpu,_cuda");
    }

    [Theory]
    [InlineData("get,-get", "The tag 'get'")]
    [InlineData("_a,-_a", "The variation 'a'")]
    public void A_tag_cannot_be_asked_for_and_excluded(string tags, string message)
    {
        var error = FluentActions.Invoking(() => RequestedTags.Parse(tags.Split(','))).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("TagsContradict");
        error.Message.Should().StartWith(message);
    }
}
