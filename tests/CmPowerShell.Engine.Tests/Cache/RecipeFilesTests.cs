using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache;

/// <summary>The files in the recipe of a script, and the report of a change.</summary>
public sealed class RecipeFilesTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void All_files_of_a_script_count_but_not_what_is_for_readers_or_left_behind()
    {
        var script = Script();
        Write("helper.c", "int main() {}");
        Write("patches/one.diff", "-");
        foreach (var other in new[] { "README.md", "README-extra.md", "COPYRIGHT.md", "tmp-run.sh", "__pycache__/customize.pyc", ".git/HEAD", ".run.sh.swp", "run.sh~" })
        {
            Write(other, "x");
        }

        RecipeFiles.Read(script).Files.Keys.Should().BeEquivalentTo("_cm.yaml", "run.sh", "helper.c", "patches/one.diff");

        void Write(string name, string text)
        {
            var file = Path.Combine(script.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    [Fact]
    public void A_changed_an_added_and_a_removed_file_are_named()
    {
        var script = Script();
        File.WriteAllText(Path.Combine(script.Path, "old.sh"), "");
        var before = RecipeFiles.Read(script);

        File.WriteAllText(Path.Combine(script.Path, "run.sh"), "echo 2\n");
        File.WriteAllText(Path.Combine(script.Path, "new.sh"), "");
        File.Delete(Path.Combine(script.Path, "old.sh"));

        before.Difference(RecipeFiles.Read(script)).Should().Be("new.sh was added, old.sh was removed, run.sh was changed");
    }

    [Fact]
    public void A_change_that_keeps_the_size_is_noticed()
    {
        var script = Script();
        var before = RecipeFiles.Read(script);

        File.WriteAllText(Path.Combine(script.Path, "run.sh"), "echo 9\n");

        before.Difference(RecipeFiles.Read(script)).Should().Be("run.sh was changed");
    }

    [Fact]
    public void What_a_run_leaves_beside_its_script_does_not_belong_to_the_recipe()
    {
        var script = Script();
        var before = RecipeFiles.Read(script);
        File.WriteAllText(Path.Combine(script.Path, "last.log"), "1");

        var recorded = before.WithLeftOvers(RecipeFiles.Read(script));
        File.WriteAllText(Path.Combine(script.Path, "last.log"), "2");

        recorded.Difference(RecipeFiles.Read(script)).Should().BeNull();
        recorded.Digest.Should().Be(before.Digest);
    }

    [Fact]
    public void A_link_to_a_file_counts_by_its_content_and_one_to_a_folder_or_nothing_by_its_text()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege there.");
        var script = Script();
        var shared = Path.Combine(_scratch.WorkDirectory, "shared.sh");
        File.WriteAllText(shared, "1");
        File.CreateSymbolicLink(Path.Combine(script.Path, "shared.sh"), shared);
        File.CreateSymbolicLink(Path.Combine(script.Path, "nothing"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(script.Path, "circle"), "circle");
        Directory.CreateSymbolicLink(Path.Combine(script.Path, "folder"), script.Path);
        var before = RecipeFiles.Read(script);

        File.WriteAllText(shared, "2");

        before.Difference(RecipeFiles.Read(script)).Should().Be("shared.sh was changed");
        before.Files["nothing"].Should().Be("-> nowhere");
        before.Files["circle"].Should().Be("-> circle");
        before.Files["folder"].Should().Be("-> " + script.Path);
    }

    [Fact]
    public void Meta_that_is_inherited_counts_too()
    {
        _scratch.Artifact(WellKnownNames.Script, "parent", "tags: [ parent ]\nenv: { A: 1 }");
        var script = Script("_base: script::parent");
        var before = RecipeFiles.Read(script);

        _scratch.Artifact(WellKnownNames.Script, "parent", "tags: [ parent ]\nenv: { A: 2 }");

        before.Difference(RecipeFiles.Read(Find())).Should().Be("_base was changed");
    }

    private Artifact Script(string yaml = "")
    {
        _scratch.ArtifactAsWritten(WellKnownNames.Script, "tool", "tags: [ tool ]\n" + yaml, ("run.sh", "echo 1\n"));
        return Find();
    }

    private Artifact Find()
    {
        _scratch.Engine.Refresh();
        return _scratch.Engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse("tool"), TagQuery.Any)).Single();
    }
}
