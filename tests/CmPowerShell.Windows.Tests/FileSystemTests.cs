using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>The file system of Windows: long paths, read-only files, files that another program holds.</summary>
public sealed class FileSystemTests : IDisposable
{
    private WindowsHome? _made;

    private WindowsHome Cm => _made ??= new();

    public void Dispose() => _made?.Dispose();

    [Fact]
    public void A_home_with_a_path_of_300_characters_works()
    {
        var part = new string('d', 50);
        _made = new(string.Join('/', part, part, part, part, part, "home"));

        Cm.WithScript("far", "@echo off\necho FAR=yes>tmp-run-env.out", "new_env_keys: [ FAR ]");
        Cm.Run("run", "script", "--tags=far", "--out=json").Succeeded().Json.GetProperty("new_env").GetProperty("FAR").GetString().Should().Be("yes");
        Cm.Run("mv", "script", "far", "local:near").ExitCode.Should().Be(0);
        Cm.Run("rm", "script", "near", "-f").Succeeded();
    }

    [Fact]
    public void A_native_script_in_a_directory_that_Windows_cannot_start_in_says_so()
    {
        var part = new string('d', 50);
        _made = new(string.Join('/', part, part, part, part, part, "home"));

        var result = Cm.WithScript("far", "@echo far", "cache: true").Run("run", "script", "--tags=far");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("Windows starts no program in a directory with a path of more than 258 characters").And.Contain("Choose a home with a shorter path");
    }

    [Fact]
    public void A_clone_with_read_only_objects_is_removed()
    {
        var git = GitRepositoryFixture.CreateCm(Cm.At("origin"), "owner@cloned", "7a1c5e0000000011");
        Cm.Run("pull", "repo", "owner@cloned", "--url=" + WindowsHome.Windows(Path.Combine(git.Path, ".git"))).Succeeded();
        var clone = Path.Combine(Cm.Home, "repos", "owner@cloned");
        foreach (var file in new DirectoryInfo(Path.Combine(clone, ".git", "objects")).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = true;
        }

        Cm.Run("rm", "repo", "owner@cloned", "-f", "--all").Succeeded();

        Directory.Exists(clone).Should().BeFalse();
    }
}
