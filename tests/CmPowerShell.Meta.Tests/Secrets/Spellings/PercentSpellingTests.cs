using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Encoders of addresses differ in the characters that they keep.</summary>
public sealed class PercentSpellingTests
{
    private const string Text = "aZ9-_.~/!*'()@:;,&=+$#? %é";

    [Theory]
    [InlineData("RFC 3986", "aZ9-_.~%2F%21%2A%27%28%29%40%3A%3B%2C%26%3D%2B%24%23%3F%20%25%C3%A9")]
    [InlineData("quote of Python", "aZ9-_.~/%21%2A%27%28%29%40%3A%3B%2C%26%3D%2B%24%23%3F%20%25%C3%A9")]
    [InlineData("encodeURIComponent", "aZ9-_.~%2F!*'()%40%3A%3B%2C%26%3D%2B%24%23%3F%20%25%C3%A9")]
    [InlineData("a form", "aZ9-_.%7E%2F%21*%27%28%29%40%3A%3B%2C%26%3D%2B%24%23%3F+%25%C3%A9")]
    [InlineData("UrlEncode of .NET", "aZ9-_.%7e%2f!*%27()%40%3a%3b%2c%26%3d%2b%24%23%3f+%25%c3%a9")]
    [InlineData("encodeURI", "aZ9-_.~/!*'()@:;,&=+$#?%20%25%C3%A9")]
    [InlineData("in lower case", "aZ9-_.~%2f%21%2a%27%28%29%40%3a%3b%2c%26%3d%2b%24%23%3f%20%25%c3%a9")]
    [InlineData("an address within an address", "aZ9-_.~%252F%2521%252A%2527%2528%2529%2540%253A%253B%252C%2526%253D%252B%2524%2523%253F%2520%2525%25C3%25A9")]
    public void Each_encoder_has_its_form(string encoder, string written) =>
        PercentSpelling.Enumerate(Text).Should().Contain(written, encoder);
}
