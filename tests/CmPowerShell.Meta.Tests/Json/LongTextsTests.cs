using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Json;

public sealed class LongTextsTests
{
    private readonly LongTexts _sent = new();

    [Theory]
    [InlineData("x")]
    [InlineData("\"é\n😀")]
    public void A_long_text_that_comes_back_is_the_same_object(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300));
        var message = new MetaMap { ["list"] = new MetaList([new MetaMap { ["text"] = text }, "short"]) };
        _sent.Remember(message);

        var back = Back(message);

        back.Should().Be(message);
        ((MetaMap)((MetaMap)back).List("list")[0]).Text("text").Should().BeSameAs(text);
    }

    [Fact]
    public void Another_text_is_another_object_and_half_a_surrogate_pair_is_kept()
    {
        _sent.Remember(new MetaText(new string('x', 300)));
        var others = new MetaList([new MetaText(new string('x', 301)), new MetaText(new string('y', 300)), new MetaText(new string('z', 300) + '\ud800')]);

        Back(others).Should().Be(others);
    }

    [Fact]
    public void Only_the_last_value_is_remembered_until_it_is_forgotten()
    {
        var (first, second) = (new string('x', 300), new string('y', 300));
        _sent.Remember(new MetaText(first));
        _sent.Remember(new MetaText(second));

        Text(first).Should().NotBeSameAs(first);
        Text(second).Should().BeSameAs(second);

        _sent.Forget();

        Text(second).Should().NotBeSameAs(second);
    }

    private string Text(string text) => ((MetaText)Back(new MetaText(text))).Value;

    private MetaValue Back(MetaValue value)
    {
        var bytes = Encoding.ASCII.GetBytes(JsonMeta.WriteLine(value));
        return JsonMessage.TryRead(new MemoryStream(bytes), bytes.Length, _sent)!;
    }
}
