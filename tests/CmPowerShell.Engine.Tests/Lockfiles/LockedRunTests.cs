using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>A run with a lock file has the result of the locked commit, or does not begin.</summary>
public sealed class LockedRunTests : IDisposable
{
    private readonly LockScene _scene;

    public LockedRunTests()
    {
        _scene = new LockScene();
    }

    public void Dispose() => _scene?.Dispose();

    [Theory]
    [InlineData(LockMode.Warn)]
    [InlineData(LockMode.Locked)]
    [InlineData(LockMode.Frozen)]
    public void A_repository_that_has_moved_on_is_taken_at_its_locked_commit(LockMode mode)
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);

        _scene.Run(mode);

        _scene.Result.Should().Be("one");
        _scene.Warnings.Should().BeEmpty();
        _scene.Source.Head.Should().Be(_scene.Version2);
        _scene.Source.Git("status", "--porcelain").Should().BeEmpty();
    }

    [Fact]
    public void The_next_run_without_the_lock_has_the_new_result()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);
        _scene.Run(LockMode.Locked);

        _scene.Engine.Runner.Run(_scene.Request(), _scene.Operation());

        _scene.Result.Should().Be("two");
    }

    [Fact]
    public void A_checkout_with_changes_is_not_used()
    {
        _scene.Lock();
        _scene.Source.Write("script/app/run.sh", "echo changed > result\n");

        _scene.Run(LockMode.Locked);

        _scene.Result.Should().Be("one");
    }

    [Fact]
    public void A_change_of_a_checkout_is_noticed_after_any_number_of_runs_in_a_session()
    {
        _scene.Lock();
        for (var run = 0; run < 5; run++)
        {
            _scene.Run(LockMode.Locked);
        }

        _scene.Source.Write("script/app/run.sh", "echo changed > result\n");

        _scene.Run(LockMode.Locked);
        _scene.Result.Should().Be("one");
        _scene.Differences().Should().Contain(difference => difference.Kind == LockDifferenceKind.RepositoryChanged);
    }

    [Fact]
    public void A_changed_file_in_the_folder_of_a_commit_is_restored()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);
        _scene.Run(LockMode.Locked);
        var folder = _scene.At("home", ".cmpowershell", "commits", _scene.Version1, "source", "script", "app");
        File.WriteAllText(Path.Combine(folder, "run.sh"), "echo planted > result\n");
        File.WriteAllText(Path.Combine(folder, "run-linux.sh"), "echo planted > result\n");
        File.Delete(Path.Combine(folder, "words.txt"));

        _scene.Reopen();
        _scene.Run(LockMode.Locked);

        _scene.Result.Should().Be("one");
        File.Exists(Path.Combine(folder, "run-linux.sh")).Should().BeFalse();
        File.Exists(Path.Combine(folder, "words.txt")).Should().BeTrue();
    }

    [Fact]
    public void Locked_changes_of_a_checkout_are_used_while_they_are_there()
    {
        _scene.Source.Write("script/app/run.sh", "echo changed > result\n");
        _scene.Lock();

        _scene.Run(LockMode.Locked);
        _scene.Result.Should().Be("changed");
        File.Delete(_scene.At("work", "result"));
        File.Delete(_scene.At("work", "tool"));
        _scene.Source.Write("script/app/run.sh", "echo other > result\n");
        Refused(LockDifferenceKind.RepositoryChanged).Should().Contain("script/app/run.sh");
    }

    [Fact]
    public void An_unknown_commit_is_refused()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);
        var text = File.ReadAllText(_scene.File).Replace(_scene.Version1, new string('e', 40), StringComparison.Ordinal);
        File.WriteAllText(_scene.File, text);

        Refused(LockDifferenceKind.CommitMissing).Should().Contain(new string('e', 40)).And.Contain("Update-CmRepo team@tools");
    }

    [Fact]
    public void A_missing_repository_is_refused()
    {
        _scene.Lock();
        _scene.Register();

        Refused(LockDifferenceKind.RepositoryMissing).Should().Contain($"Install-CmRepo team@tools -Checkout {_scene.Version1}");
    }

    [Theory]
    [InlineData("run.sh", "echo edited > result\n")]
    [InlineData("customize.py", "# edited\n")]
    public void A_changed_file_of_a_repository_without_git_is_refused_and_named(string file, string text)
    {
        _scene.Source.Git("checkout-index", "--all", $"--prefix={_scene.At("plain")}/");
        File.WriteAllText(_scene.At("plain", "script", "app", "customize.py"), "# hooks\n");
        _scene.Register(_scene.At("plain"));
        _scene.Lock();
        File.WriteAllText(_scene.At("plain", "script", "app", file), text);

        Refused(LockDifferenceKind.RecipeChanged).Should().Contain($"{file} was changed");
    }

    [Fact]
    public void Another_input_is_refused_and_named()
    {
        _scene.Lock(_scene.Request() with { Inputs = new MetaMap { ["text"] = "one" } });

        Refused(LockDifferenceKind.InputChanged, () => _scene.Refused(_scene.Request() with { Inputs = new MetaMap { ["text"] = "two" } }).Text)
            .Should().Contain("The input 'text' was 'one' and is 'two' now.");
    }

    [Fact]
    public void Another_request_is_refused()
    {
        _scene.Lock();

        _scene.Refused(_scene.Request("get", "tool")).Text.Should().Contain("does not have the request 'get,tool', only 'app'");
    }

    [Fact]
    public void An_edited_lock_is_refused()
    {
        _scene.Lock();
        var text = File.ReadAllText(_scene.File);
        File.WriteAllText(_scene.File, text.Replace("\"alias\": \"tool\"", "\"alias\": \"tooth\"", StringComparison.Ordinal));

        _scene.Invoking(scene => scene.Run(LockMode.Locked)).Should().Throw<CmPowerShell.Meta.Errors.CmException>()
            .Which.Error.Text.Should().Contain("which is not in the section").And.Contain("cm.lock.json:");
        File.WriteAllText(_scene.File, text.Replace("\"team@tools\"", "\"team@other\"", StringComparison.Ordinal));
        _scene.Refused().Text.Should().Contain("of the lock file was edited by hand");
    }

    [Fact]
    public void A_lock_of_another_platform_is_refused()
    {
        var made = _scene.Lock();
        LockfileFile.Write(_scene.File, made with { Platforms = [new LockedPlatform("plan9-mips", made.Platforms[0].Roots, made.Platforms[0].Repositories, made.Platforms[0].Scripts)] });

        Refused(LockDifferenceKind.PlatformMissing).Should().Contain("only for plan9-mips");
    }

    [Fact]
    public void Without_locked_a_difference_is_a_warning_and_the_run_takes_place()
    {
        _scene.Lock(_scene.Request() with { Inputs = new MetaMap { ["text"] = "one" } });
        _scene.Source.Checkout(_scene.Version2);

        _scene.Run(LockMode.Warn);

        _scene.Result.Should().Be("one");
        _scene.Warnings.Should().ContainSingle().Which.Should().Contain("The input 'text' was 'one'");
    }

    [Fact]
    public void A_frozen_run_does_not_compare()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);

        _scene.Run(LockMode.Frozen, _scene.Request() with { Inputs = new MetaMap { ["text"] = "new" } });

        _scene.Result.Should().Be("one");
        _scene.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void The_record_of_a_run_names_the_locked_commit()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);

        _scene.Run(LockMode.Locked);

        Directory.EnumerateFiles(_scene.At("home", ".cmpowershell", "runs"), "*.json", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().Contain(text => text.Contains(_scene.Version1, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_only_pinned_repositories_may_run_a_lock_moves_none()
    {
        _scene.Lock();
        _scene.Source.Checkout(_scene.Version2);
        _scene.Engine.Configuration.Set(CmPowerShell.Engine.Settings.SettingTable.RequirePinned, true, ofHome: true);

        var refusal = _scene.Refused();

        refusal.Id.Should().Be("RepositoryNotPinned");
        refusal.Hint.Should().Be($"Pin it with: Install-CmRepo team@tools -Checkout {_scene.Version1} -Force");
    }

    private string Refused(LockDifferenceKind kind) => Refused(kind, () => _scene.Refused().Text);

    private string Refused(LockDifferenceKind kind, Func<string> run)
    {
        _scene.Reopen();
        var text = run();
        _scene.HasRun.Should().BeFalse();
        text.Should().StartWith("Nothing was run, because the lock", "of {0}", kind);
        return text;
    }
}
