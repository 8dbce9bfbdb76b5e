using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Base64 and dumps of bytes, compared with what <c>base64</c> and <c>xxd</c> print.</summary>
public sealed class BinarySpellingTests
{
    // Eleven bytes: YWJjZGVmZ2g/Pn4=. Behind one other byte they are AGFiY2RlZmdoPz5+, behind two AABhYmNkZWZnaD8+fg==.
    private const string Text = "abcdefgh?>~";

    [Fact]
    public void Base64_has_a_form_for_each_place_in_a_group_of_three_bytes_and_for_each_two_groups() =>
        BinarySpelling.Enumerate(Text).Where(form => form.Length is >= 6 and <= 16 && !form.Contains('A', StringComparison.Ordinal)).Distinct().Should().BeEquivalentTo(
            "YWJjZGVmZ2g/Pn", "YWJjZGVmZ2g_Pn", "YWJjZGVm", "ZGVmZ2g/", "ZGVmZ2g_", "YWJjZGVmZ2g/Pn4=", "YWJjZGVmZ2g_Pn4",
            "FiY2RlZmdoPz5-", "FiY2RlZmdoPz5+", "Y2RlZmdo", "ZmdoPz5+", "ZmdoPz5-",
            "hYmNkZWZnaD8+f", "hYmNkZWZnaD8-f", "YmNkZWZn", "ZWZnaD8+", "ZWZnaD8-");

    [Theory]
    [InlineData("61626364656667683f3e7e")]
    [InlineData("61626364656667683F3E7E")]
    [InlineData("61 62 63 64 65 66 67 68 3f 3e 7e")]
    [InlineData("61:62:63:64:65:66:67:68:3F:3E:7E")]
    [InlineData("61-62-63-64-65-66-67-68-3f-3e-7e")]
    [InlineData("61\\x62\\x63\\x64\\x65\\x66\\x67\\x68\\x3f\\x3e\\x7e")]
    public void Dumps_of_bytes_have_a_form(string written) => BinarySpelling.Enumerate(Text).Should().Contain(written);

    [Fact]
    public void A_command_for_PowerShell_has_a_form() =>
        BinarySpelling.Enumerate("key-1").Should().Contain("awBlAHkALQAxAA==", "it is base64 of UTF-16");

    [Fact]
    public void No_part_of_base64_is_so_short_that_it_would_be_found_everywhere() =>
        BinarySpelling.Enumerate("abcdef").Should().OnlyContain(form => form.Length >= 6);
}
