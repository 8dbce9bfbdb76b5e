using System.Diagnostics;
using System.Management.Automation.Language;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The module as users get it, in a process without other parts of the engine.</summary>
public sealed class PackagedModuleTests
{
    private static readonly string Module = Checkout.PackagedModule;

    [Fact]
    public void Only_the_cmdlets_stand_beside_the_manifest_and_the_rest_in_deps()
    {
        Files("*.dll", SearchOption.TopDirectoryOnly).Should().Equal("CmPowerShell.dll");
        Files(Path.Combine("deps", "*.dll"), SearchOption.TopDirectoryOnly).Should().Contain(["CmPowerShell.Meta.dll", "CmPowerShell.Engine.dll", "CmPowerShell.Classic.dll", "LibGit2Sharp.dll", "YamlDotNet.dll"]);
        Files("*Management.Automation*", SearchOption.AllDirectories).Should().BeEmpty("PowerShell brings its own");
    }

    [Theory]
    [InlineData("linux-x64", "libgit2-*.so")]
    [InlineData("linux-arm64", "libgit2-*.so")]
    [InlineData("linux-musl-x64", "libgit2-*.so")]
    [InlineData("osx-x64", "libgit2-*.dylib")]
    [InlineData("osx-arm64", "libgit2-*.dylib")]
    [InlineData("win-x64", "git2-*.dll")]
    [InlineData("win-arm64", "git2-*.dll")]
    public void The_native_library_of_git_is_there_for(string runtime, string file) =>
        Directory.GetFiles(Path.Combine(Module, "deps", "runtimes", runtime, "native"), file).Should().ContainSingle();

    [Fact]
    public void What_ships_beside_the_binaries_is_complete()
    {
        File.Exists(Path.Combine(Module, "repository", "cmr.yaml")).Should().BeTrue();
        File.Exists(Path.Combine(Module, "en-US", "about_CmPowerShell.help.txt")).Should().BeTrue();
        Directory.GetFiles(Path.Combine(Module, "python"), "*.py", SearchOption.AllDirectories).Should().NotBeEmpty();
        Directory.GetFiles(Module, "*.pyc", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task It_imports_in_a_process_of_its_own_and_does_its_work_there()
    {
        using var scratch = new ScratchFolder("it's packaged");
        var start = new ProcessStartInfo(Checkout.BareHost)
        {
            ArgumentList = { Path.Combine(Checkout.Root, "tests", "check-module.ps1"), Module },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CM_REPOS"] = scratch.At("home") },
        };

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        (output + await errors).Should().EndWith("The module is sound." + Environment.NewLine);
        process.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Every_PowerShell_file_of_the_project_parses() =>
        new[] { "module", "samples", Path.Combine("tests", "Pester"), Path.Combine("tests", "check-module.ps1"), Path.Combine("tests", "run-pester.ps1"), "build.ps1", "debug.ps1" }
            .Select(path => Path.Combine(Checkout.Root, path))
            .SelectMany(path => File.Exists(path) ? [path] : Directory.GetFiles(path, "*.ps1", SearchOption.AllDirectories))
            .Should().AllSatisfy(file =>
            {
                Parser.ParseFile(file, out _, out var errors);
                errors.Should().BeEmpty(file);
            });

    private static IEnumerable<string> Files(string pattern, SearchOption option) =>
        Directory.GetFiles(Path.GetDirectoryName(Path.Combine(Module, pattern))!, Path.GetFileName(pattern), option).Select(file => Path.GetFileName(file)!);
}
