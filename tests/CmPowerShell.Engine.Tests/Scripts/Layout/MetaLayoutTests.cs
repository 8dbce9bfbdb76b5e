using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Layout;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts.Layout;

/// <summary>The usual order of the keys of <c>meta.yaml</c>.</summary>
public sealed class MetaLayoutTests
{
    [Fact]
    public void Keys_are_put_in_sections_with_a_comment_above_each() => Arrange("""
        tags: [a]
        deps:
        - tags: x
        uid: 0123456789abcdef
        alias: one
        cache: true
        mine: 1
        """).Should().Be("""
        alias: one
        uid: 0123456789abcdef

        # Metadata
        tags: [a]

        # Cache
        cache: true

        # Dependencies
        deps:
        - tags: x
        mine: 1

        """);

    [Fact]
    public void Comments_and_the_text_of_entries_stay() => Arrange("""
        # about the tags
        tags: [  a  ]   # why
        alias:   'one'
        """).Should().Be("""
        alias:   'one'

        # Metadata
        # about the tags
        tags: [  a  ]   # why

        """);

    [Fact]
    public void Inputs_are_in_the_order_of_their_names_and_variations_in_that_of_their_groups() => Arrange("""
        input_mapping:
          b: MLC_B
          # the first
          a: MLC_A
        variations:
          z: {}
          'x,y': {}
          m:
            group: two
          n:
            group: one
            env:
              K: |
                a: 1
                # no comment
        """).Should().Be("""
        # Input mapping
        input_mapping:
          # the first
          a: MLC_A
          b: MLC_B

        # Variations
        variations:
          n:
            group: one
            env:
              K: |
                a: 1
                # no comment
          m:
            group: two
          'x,y': {}
          z: {}

        """);

    [Theory]
    [InlineData("alias: one\ntags: [a]\ndeps: []\n")]
    [InlineData("deps: []\r\nalias: one\r\n")]
    [InlineData("variations: { b: {}, a: {} }\n")]
    public void What_is_in_order_stays_as_it_is(string text)
    {
        var once = Arrange(text);

        Arrange(once).Should().Be(once);
    }

    [Theory]
    [InlineData("tags: *t\nname: &t [a]\n")]
    [InlineData("{ tags: [a],\nalias: one }\n")]
    public void What_cannot_be_moved_line_by_line_is_not_changed(string text) =>
        FluentActions.Invoking(() => Arrange(text)).Should().Throw<CmException>().Which.Error.Id.Should().BeOneOf("LayoutNotPossible", "MetaFileBroken");

    private static string Arrange(string text) => MetaLayout.Arrange(text.EndsWith('\n') ? text : text + "\n", "meta.yaml");
}
