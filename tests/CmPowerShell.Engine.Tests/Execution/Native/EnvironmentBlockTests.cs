using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class EnvironmentBlockTests
{
    private static readonly HostInfo Linux = new(HostPlatform.Linux, "64");
    private static readonly HostInfo Windows = new(HostPlatform.Windows, "64");

    [Fact]
    public void A_plus_key_puts_its_list_in_front_of_the_variable() =>
        Value(new() { ["+PATH"] = MetaList.OfTexts(["/a", "/b"]) }, "PATH").Should().Be("/a:/b:/bin");

    [Fact]
    public void On_windows_the_list_is_joined_with_semicolons() =>
        Value(new() { ["+PATH"] = MetaList.OfTexts([@"C:\a"]) }, "PATH", Windows).Should().Be(@"C:\a;/bin");

    [Fact]
    public void A_character_after_the_plus_is_the_separator() =>
        Value(new() { ["+ LDFLAGS"] = MetaList.OfTexts(["-La", "-Lb"]) }, "LDFLAGS").Should().Be("-La -Lb");

    [Fact]
    public void An_unset_list_variable_gets_no_empty_part() =>
        Value(new() { ["+LD_LIBRARY_PATH"] = MetaList.OfTexts(["/lib"]) }, "LD_LIBRARY_PATH").Should().Be("/lib");

    [Fact]
    public void A_text_of_published_meta_refers_to_earlier_variables() =>
        Value(new() { ["A"] = "x", ["B"] = new MetaText("${A}/${PATH}") { IsTemplate = true } }, "B").Should().Be("x//bin");

    [Fact]
    public void A_text_of_a_user_is_literal() =>
        Value(new() { ["A"] = "$(id -un) ${PATH} `x`" }, "A").Should().Be("$(id -un) ${PATH} `x`");

    [Fact]
    public void Other_values_become_their_python_text() =>
        Value(new() { ["A"] = true, ["B"] = 3.10, ["C"] = MetaNull.Instance }, "A", "B", "C").Should().Equal("True", "3.1", "None");

    private static string Value(MetaMap env, string name, HostInfo? host = null) => Value(env, [name], host)[0];

    private static IReadOnlyList<string> Value(MetaMap env, params string[] names) => Value(env, names, null);

    private static List<string> Value(MetaMap env, string[] names, HostInfo? host)
    {
        var inherited = new Dictionary<string, string> { ["PATH"] = "/bin" };
        var block = EnvironmentBlock.Create(env, inherited, host ?? Linux).Variables;
        return names.Select(name => block.Last(pair => pair.Key == name).Value).ToList();
    }
}
