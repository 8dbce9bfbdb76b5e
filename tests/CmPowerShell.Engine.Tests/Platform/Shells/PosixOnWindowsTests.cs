using AwesomeAssertions;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

/// <summary>Which bash a Windows machine has, by its variables and files.</summary>
public sealed class PosixOnWindowsTests
{
    private static readonly HostInfo Windows = new(HostPlatform.Windows, "64");
    private readonly Dictionary<string, string> _variables = new()
    {
        ["ProgramFiles"] = @"C:\Program Files",
        ["SystemDrive"] = "C:",
        ["SystemRoot"] = @"C:\Windows",
        ["PATH"] = @"C:\Windows\System32",
    };

    private readonly HashSet<string> _files = [@"C:\Windows\System32\bash.exe"];

    private PosixOnWindows Machine => new(_variables.GetValueOrDefault, _files.Contains);

    [Fact]
    public void The_bash_beside_the_git_of_PATH_comes_first()
    {
        _variables["PATH"] = @"C:\Windows\System32;D:\Tools\Git\cmd\";
        _files.UnionWith([@"D:\Tools\Git\cmd\git.exe", @"D:\Tools\Git\bin\bash.exe", @"C:\Program Files\Git\bin\bash.exe"]);

        Program("bash").Should().Be(@"D:\Tools\Git\bin\bash.exe");
    }

    [Theory]
    [InlineData(@"D:\Git\mingw64\bin")]
    [InlineData(@"D:\Git\usr\bin")]
    [InlineData(@"D:\Git\bin")]
    public void Git_can_be_in_other_folders_of_its_installation(string folder)
    {
        _variables["PATH"] = folder;
        _files.UnionWith([folder + @"\git.exe", @"D:\Git\bin\bash.exe"]);

        Program("bash").Should().Be(@"D:\Git\bin\bash.exe");
    }

    [Fact]
    public void Without_git_in_PATH_the_usual_folders_count()
    {
        _files.Add(@"C:\Program Files\Git\bin\bash.exe");

        Program("bash").Should().Be(@"C:\Program Files\Git\bin\bash.exe");
    }

    [Fact]
    public void MSYS2_has_a_bash_too()
    {
        _files.Add(@"C:\msys64\usr\bin\bash.exe");

        Program("bash").Should().Be(@"C:\msys64\usr\bin\bash.exe");
    }

    [Fact]
    public void The_bash_of_the_system_folder_is_that_of_WSL_and_does_not_count() => Machine.Find("bash").Should().BeNull();

    [Fact]
    public void WSL_starts_bash()
    {
        _files.Add(@"C:\Windows\System32\wsl.exe");

        Machine.Find("wsl")!.Start(Windows, "tmp-run.sh").Should().BeEquivalentTo(new ShellStart(@"C:\Windows\System32\wsl.exe", ["-e", "bash", "tmp-run.sh"]));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("wsl")]
    [InlineData("")]
    public void A_machine_can_have_none(string name) => Machine.Find(name).Should().BeNull();

    [Theory]
    [InlineData("", "", "none", null)]
    [InlineData("", "", "bash", "bash.exe")]
    [InlineData("", "bash", "none", "bash.exe")]
    [InlineData("none", "bash", "bash", null)]
    [InlineData("wsl", "bash", "bash", "wsl.exe")]
    [InlineData("", "none", "bash", null)]
    [InlineData("", "zsh", "wsl", "wsl.exe")]
    public void What_the_user_asks_for_counts_before_the_meta_and_this_before_the_settings(string asked, string meta, string setting, string? program)
    {
        _files.UnionWith([@"C:\Program Files\Git\bin\bash.exe", @"C:\Windows\System32\wsl.exe"]);
        var selection = new ShellSelection(ShellRegistry.Default, Windows) { Asked = asked, Setting = () => setting, Posix = Machine };

        var shell = selection.For(meta).Running("run.sh", Windows);

        (shell is WindowsPosixShell ? Path.GetFileName(shell.InteractiveProgram.Replace('\\', '/')) : null).Should().Be(program);
    }

    [Fact]
    public void A_script_for_Windows_comes_before_one_for_Linux()
    {
        _files.Add(@"C:\Program Files\Git\bin\bash.exe");
        var shells = new ShellSelection(ShellRegistry.Default, Windows) { Asked = "bash", Posix = Machine }.For("");

        shells.FileNames("run", Windows, new MachineFlavor("", "", "")).Should().Equal("run.bat", "run.ps1", "run.sh");
    }

    [Fact]
    public void On_other_systems_nothing_changes()
    {
        _files.Add(@"C:\Program Files\Git\bin\bash.exe");

        new ShellSelection(ShellRegistry.Default, new(HostPlatform.Linux, "64")) { Asked = "bash", Posix = Machine }.For("").Should().BeSameAs(ShellRegistry.Default);
    }

    private string Program(string name) => Machine.Find(name)!.Start(Windows, "tmp-run.sh").Program;
}
