using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>Values that mean something to cmd are the same bytes in the programs that a batch file starts. CM_TEST_VALUES is the number of values.</summary>
public sealed class HostileValueTests : IDisposable
{
    private const int ValuesOfRun = 400;
    private const string Signs = "%!^&|<>()\"'`~*?;,=@#$[]{}\\/:.+- \tabZ09éß漢😀";

    private const string Dump = """
        $found = [ordered]@{}
        foreach ($name in [Environment]::GetEnvironmentVariables().Keys) { if ($name -like 'V_*') { $found[$name] = [Environment]::GetEnvironmentVariable($name) } }
        [IO.File]::WriteAllText("$PSScriptRoot/seen.json", (ConvertTo-Json $found -EscapeHandling EscapeNonAscii))
        """;

    private static readonly string[] Known =
        ["100%", "%PATH%", "%%PATH%%", "!x!", "^", "a^b", "a&b", "a|b", "<a>", "(", ")", "\"", "a\"b", "\"quoted\"", "it's", "\\", "a\\\\", "\\\"", "é ü", "漢字", "😀", "a=b", "=", "-x", "/x", "@file", "%1", "%*", "%~dp0", "^%^!", "a\tb", "$HOME", "${PATH}", "`x`", "$(x)", "true", "rem", "echo off", "%CD:~0,3%"];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly WindowsHome _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void Each_value_arrives_as_it_is()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("CM_TEST_VALUES") ?? "400", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        _cm.WithScript("dump", $"@\"{WindowsHome.Windows(WindowsHome.ProgramFolder)}\\cm-pwsh\\pwsh.exe\" -NoProfile -ExecutionPolicy Bypass -File \"%CM_TMP_CURRENT_SCRIPT_PATH%\\dump.ps1\"");
        var dump = _cm.WriteScriptFile("dump", "dump.ps1", Dump);
        for (var done = 0; done < count; done += ValuesOfRun)
        {
            var values = Enumerable.Range(0, Math.Min(ValuesOfRun, count - done)).ToDictionary(Name, place => done == 0 && place < Known.Length ? Known[place] : Value(random));
            File.WriteAllText(_cm.At("work", "input.json"), JsonSerializer.Serialize(new { tags = "dump", env = values }, Relaxed));

            _cm.Run("run", "script", "@input.json").Succeeded();

            var seen = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(dump)!, "seen.json")))!;
            values.Where(pair => seen.GetValueOrDefault(pair.Key, "") != pair.Value).Select(pair => $"{pair.Key}: [{pair.Value}] became [{seen.GetValueOrDefault(pair.Key)}]")
                .Should().BeEmpty("the seed is {0}", seed);
        }
    }

    private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"V_{place:0000}");

    // Not empty, which Windows itself does not keep.
    private static string Value(Random random)
    {
        var runes = Signs.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }
}
