using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache;

/// <summary>The files of a recipe that is used again and again: a change by another program is always noticed, with notifications of the system and without.</summary>
public sealed class RecipeFolderTests : IDisposable
{
    private static readonly DateTime LongAgo = DateTime.UtcNow.AddDays(-1);
    private readonly ScratchFolder _scratch = new();

    public RecipeFolderTests()
    {
        Write("run.sh", "echo 1");
        Write("patches/one.diff", "1");
        Directory.CreateDirectory(Path.Combine(Recipe, "empty"));
        foreach (var folder in Directory.GetDirectories(Recipe).Append(Recipe))
        {
            Directory.SetLastWriteTimeUtc(folder, LongAgo);
        }

        Use();
    }

    private string Recipe => Path.Combine(_scratch.Path, "script", "recipe");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_unchanged_recipe_is_not_read_again()
    {
        var first = RecipeFolder.GetDigests(Recipe);

        RecipeFolder.GetDigests(Recipe).Should().BeSameAs(first);
    }

    [Fact]
    public void A_changed_file_is_noticed()
    {
        var before = RecipeFolder.GetDigests(Recipe)["run.sh"];

        Write("run.sh", "echo 2");

        RecipeFolder.GetDigests(Recipe)["run.sh"].Should().NotBe(before);
    }

    [Fact]
    public void A_changed_file_in_a_folder_is_noticed()
    {
        var before = RecipeFolder.GetDigests(Recipe)["patches/one.diff"];

        Write("patches/one.diff", "2");

        RecipeFolder.GetDigests(Recipe)["patches/one.diff"].Should().NotBe(before);
    }

    [Fact]
    public void A_new_file_in_a_folder_without_files_is_noticed()
    {
        Write("empty/new.txt", "1");

        RecipeFolder.GetDigests(Recipe).Should().ContainKey("empty/new.txt");
    }

    [Fact]
    public void A_file_in_a_new_folder_is_noticed_and_its_next_change_too()
    {
        Write("new/one.txt", "1");
        var before = RecipeFolder.GetDigests(Recipe)["new/one.txt"];
        Use();

        Write("new/one.txt", "2");

        RecipeFolder.GetDigests(Recipe)["new/one.txt"].Should().NotBe(before);
    }

    [Fact]
    public void A_removed_file_is_noticed()
    {
        File.Delete(Path.Combine(Recipe, "run.sh"));

        RecipeFolder.GetDigests(Recipe).Should().NotContainKey("run.sh");
    }

    [Fact]
    public void A_file_that_is_written_beside_and_renamed_is_noticed()
    {
        var before = RecipeFolder.GetDigests(Recipe)["run.sh"];
        Write("../run.new", "echo 2");

        File.Move(Path.Combine(Recipe, "..", "run.new"), Path.Combine(Recipe, "run.sh"), overwrite: true);

        RecipeFolder.GetDigests(Recipe)["run.sh"].Should().NotBe(before);
    }

    [Fact]
    public void Another_folder_in_the_place_of_the_one_above_is_noticed()
    {
        var before = RecipeFolder.GetDigests(Recipe)["run.sh"];

        Directory.Move(Path.GetDirectoryName(Recipe)!, Path.Combine(_scratch.Path, "away"));
        Write("run.sh", "echo 3");

        RecipeFolder.GetDigests(Recipe)["run.sh"].Should().NotBe(before);
    }

    [Fact]
    public void A_folder_that_was_removed_and_made_again_is_noticed()
    {
        Directory.Delete(Path.Combine(Recipe, "patches"), recursive: true);
        RecipeFolder.GetDigests(Recipe).Should().NotContainKey("patches/one.diff");
        Write("patches/one.diff", "2");
        var before = RecipeFolder.GetDigests(Recipe)["patches/one.diff"];
        Use();

        Write("patches/one.diff", "3");

        RecipeFolder.GetDigests(Recipe)["patches/one.diff"].Should().NotBe(before);
    }

    [Fact]
    public void A_changed_target_of_a_link_is_noticed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Not every user of Windows may make links.");
        var target = Path.Combine(_scratch.Path, "elsewhere.txt");
        File.WriteAllText(target, "1");
        File.CreateSymbolicLink(Path.Combine(Recipe, "link.txt"), target);
        File.SetLastWriteTimeUtc(target, LongAgo);
        Use();
        var before = RecipeFolder.GetDigests(Recipe)["link.txt"];

        File.WriteAllText(target, "2");

        RecipeFolder.GetDigests(Recipe)["link.txt"].Should().NotBe(before);
    }

    [Fact]
    public void A_change_among_more_changes_than_the_system_reports_is_noticed()
    {
        var before = RecipeFolder.GetDigests(Recipe)["run.sh"];
        var (one, other) = (Path.Combine(Recipe, "tmp-one"), Path.Combine(Recipe, "tmp-other"));
        File.WriteAllText(one, "");
        for (var count = 0; count < 10_000; count++)
        {
            File.Move(one, other);
            File.Move(other, one);
        }

        Write("run.sh", "echo 4");

        RecipeFolder.GetDigests(Recipe)["run.sh"].Should().NotBe(before);
    }

    // From the third use on the recipe is watched.
    private void Use()
    {
        for (var count = 0; count < 4; count++)
        {
            _ = RecipeFolder.GetDigests(Recipe);
        }
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(Recipe, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, LongAgo.AddSeconds(text[^1]));
    }
}
