using System.Diagnostics;
using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>Batch files as native scripts.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly WindowsHome _cm = new();

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(9009)]
    [InlineData(-1)]
    [InlineData(-1073741819)]
    public void An_exit_code_is_reported_as_it_is_with_and_without_b(int code)
    {
        foreach (var (alias, batch) in new[] { ("plain", $"exit {code}"), ("with-b", $"exit /b {code}") })
        {
            var result = _cm.WithScript(alias, "@echo off\n" + batch).Run("run", "script", "--tags=" + alias);

            result.ExitCode.Should().Be(2, "it printed: {0}", result.Output + result.Errors);
            result.Errors.Should().Contain($"run.bat ended with exit code {code}");
        }
    }

    [Fact]
    public void A_batch_file_that_waits_for_a_key_gets_the_end_of_its_input()
    {
        var watch = Stopwatch.StartNew();

        var result = _cm.WithScript("asks", "@echo off\npause\nset /p NAME=name?\necho after [%NAME%]").Run("run", "script", "--tags=asks");

        result.Succeeded();
        (result.Output + result.Errors).Should().Contain("after []");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Endlocal_and_another_directory_do_not_disturb_what_follows()
    {
        _cm.WithScript("leaves", "@echo off\nendlocal\ncd ..\npushd %TEMP%\nexit 0");
        _cm.WithScript("after", "@echo after in %CD%", "deps:\n- tags: leaves");

        var result = _cm.Run("run", "script", "--tags=after").Succeeded();

        (result.Output + result.Errors).Should().Contain("after in " + WindowsHome.Windows(_cm.Work));
    }

    [Fact]
    public void Variables_that_a_batch_file_writes_arrive_in_the_code_page_of_consoles()
    {
        _cm.WithScript("writes", "@echo off\necho V_ONE=%V_IN%>tmp-run-env.out\necho V_TWO=two words  >>tmp-run-env.out\necho shown %V_IN%", "new_env_keys: [ \"V_*\" ]");

        var result = _cm.Run("run", "script", "--tags=writes", "--env.V_IN=é x", "--out=json").Succeeded();

        var env = result.Json.GetProperty("new_env");
        env.GetProperty("V_ONE").GetString().Should().Be("é x");
        env.GetProperty("V_TWO").GetString().Should().Be("two words");
        result.Errors.Should().Contain("shown é x");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Variables_that_PowerShell_writes_arrive_with_and_without_a_mark(string encoding)
    {
        var text = "V_ONE=ü 漢\r\nV_TWO=2\r\n";
        var coded = System.Text.Encoding.GetEncoding(encoding);
        foreach (var (alias, bytes) in new[] { ("marked", coded.GetPreamble().Concat(coded.GetBytes(text)).ToArray()), ("plain", coded.GetBytes(text)) })
        {
            _cm.WithScript(alias, "@copy /b \"%CM_TMP_CURRENT_SCRIPT_PATH%\\out.bin\" tmp-run-env.out >nul", "new_env_keys: [ \"V_*\" ]");
            File.WriteAllBytes(Path.Combine(_cm.Home, "repos", "local", "script", alias, "out.bin"), bytes);

            var env = _cm.Run("run", "script", "--tags=" + alias, "--out=json").Succeeded().Json.GetProperty("new_env");

            env.GetProperty("V_ONE").GetString().Should().Be("ü 漢", "the file is {0}", alias);
            env.GetProperty("V_TWO").GetString().Should().Be("2");
        }
    }

    [Fact]
    public void The_temporary_batch_file_repeats_the_run_by_hand()
    {
        _cm.WithScript("again", "@echo off\necho value is %V_IN% in %CM_TMP_CURRENT_SCRIPT_PATH%>seen.txt").Run("run", "script", "--tags=again", "--env.V_IN=100% & <a>", "--dirty").ExitCode.Should().Be(0);
        var first = File.ReadAllBytes(_cm.At("work", "seen.txt"));
        File.Delete(_cm.At("work", "seen.txt"));
        File.ReadAllText(_cm.At("work", "tmp-run.bat")).Should().Contain("set \"V_IN=100%% & <a>\"").And.Contain("chcp 65001");

        // Wine's cmd reads batch files in one code page always, so that the path, which has an é, is set as the run sets it.
        var mark = File.ReadLines(_cm.At("work", "tmp-run.bat")).First(line => line.StartsWith("if \"%CM_TMP_TEXTS%\"", StringComparison.Ordinal)).Split('"')[3];
        (_cm.Variables["CM_TMP_TEXTS"], _cm.Variables["CM_TMP_NATIVE_SCRIPT"], _cm.Variables["CM_TMP_CURRENT_SCRIPT_PATH"]) =
            (mark, WindowsHome.Windows(_cm.Home) + @"\repos\local\script\again\run.bat", WindowsHome.Windows(_cm.Home) + @"\repos\local\script\again");
        _cm.RunAs("cmd.exe", "/d", "/c", "tmp-run.bat").ExitCode.Should().Be(0);

        File.ReadAllBytes(_cm.At("work", "seen.txt")).Should().Equal(first);
    }

    [Fact]
    public void A_program_of_the_current_directory_does_not_replace_one_of_the_system()
    {
        _cm.WithScript("plain", "@echo of the system");
        File.WriteAllText(_cm.At("work", "cmd.exe"), "no program");

        var result = _cm.Run("run", "script", "--tags=plain").Succeeded();

        (result.Output + result.Errors).Should().Contain("of the system");
    }

    [Fact]
    public void A_time_limit_ends_all_that_the_batch_file_started()
    {
        _cm.WithScript("endless", "@echo off\nstart /b cmd /d /c \"for /l %%i in (1,1,100000) do @(ping -n 2 127.0.0.1 >nul & echo x>>alive.txt)\"\n:again\nping -n 2 127.0.0.1 >nul\necho x>>alive.txt\ngoto again");

        var result = _cm.Run("run", "script", "--tags=endless", "--timeout=5");

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("it took longer than 5 seconds");
        var length = Length();
        Thread.Sleep(3000);
        Length().Should().Be(length, "no process of the script is left");
        long Length() => new FileInfo(_cm.At("work", "alive.txt")) is { Exists: true } file ? file.Length : 0;
    }

    [Fact]
    public void A_script_without_a_batch_file_says_what_is_missing()
    {
        _cm.WriteMeta("posix", "");
        _cm.WriteScriptFile("posix", "run.sh", "echo here\n");

        var result = _cm.Run("run", "script", "--tags=posix");

        result.ExitCode.Should().Be(16);
        result.Errors.Should().Contain("has no native script for windows; there is one for linux and macos");
    }
}
