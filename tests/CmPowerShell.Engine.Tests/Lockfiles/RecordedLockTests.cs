using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>A lock of a recorded run has what the run used: versions, cache entries and programs.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class RecordedLockTests : IDisposable
{
    private readonly RunScene _scene;

    public RecordedLockTests()
    {
        _scene = new RunScene();
    }

    public void Dispose() => _scene?.Dispose();

    [Fact]
    public void It_has_versions_entries_and_programs()
    {
        var made = _scene.LockRun();

        var scripts = made.Platforms.Single().Scripts.ToDictionary(script => script.Alias);
        scripts["app"].Result.Should().BeEquivalentTo(new LockedResult("", "", ""));
        scripts["get-set"].Result!.Version.Should().Be("1.0");
        scripts["get-set"].Result!.Entry.Should().HaveLength(16);
        scripts["get-set"].Result!.Digest.Should().HaveLength(64);
        scripts["get-file"].Download!.Url.Should().Be("https://example.org/set.txt");
        scripts["get-tool"].Result!.Tools.Should().ContainKey("CM_TOOL_BIN_WITH_PATH").WhoseValue.Should().HaveLength(64);
        LockfileFile.Read(_scene.File).Text.Should().Be(made.Text);
        made.Text.Should().NotContain(_scene.At());
        _scene.Differences().Should().BeEmpty();
        _scene.Run(needsEntries: true).Should().Be("one:set more");
    }

    [Fact]
    public void A_run_before_the_repository_moved_is_locked_at_its_commit()
    {
        var first = _scene.LockRun();
        _scene.Source.Checkout(_scene.Version2);
        _scene.Engine.Refresh();

        RecordedLock.Make(_scene.Engine, [_scene.Engine.Runs.All().First()], null, _scene.Operation()).Text.Should().Be(first.Text);
    }

    [Fact]
    public void The_request_of_the_run_is_in_it_without_secrets()
    {
        var request = _scene.Request() with
        {
            Inputs = new MetaMap { ["text"] = "more" },
            SecretEnv = new MetaMap { ["CM_TOKEN"] = "a-secret-value" },
        };
        var made = _scene.LockRun(request);

        made.Text.Should().NotContain("a-secret-value");
        _scene.Run(request: request).Should().Be("one:set moremore");
        RunScene.Refused(() => _scene.Run()).Id.Should().Be("LockStale");
    }

    [Fact]
    public void A_failed_run_is_not_locked()
    {
        _scene.Source.Write("script/app/run.sh", "exit 1\n");
        RunScene.Refused(() => _scene.LockRun());

        RunScene.Refused(() => RecordedLock.Make(_scene.Engine, [_scene.Engine.Runs.All().First()], null, _scene.Operation())).Id.Should().Be("RunNotLocked");
    }

    [Fact]
    public void A_changed_file_of_an_entry_is_refused()
    {
        _scene.LockRun();
        File.AppendAllText(Path.Combine(_scene.EntryOf("get-set"), "set.txt"), "planted\n");

        RunScene.Refused(() => _scene.Run()).Message.Should().Contain("The files of the result of get-set differ");
        _scene.Differences().Should().ContainSingle().Which.Rule.Should().Be("entry-changed");
    }

    [Fact]
    public void Another_program_is_refused()
    {
        _scene.LockRun();
        File.WriteAllText(_scene.Program, "#!/bin/sh\necho tool 2\n");

        RunScene.Refused(() => _scene.Run()).Message.Should().Contain("The program that get-tool found (CM_TOOL_BIN_WITH_PATH) is another one now.");
    }

    [Fact]
    public void A_missing_entry_is_made_again_unless_it_cannot_be()
    {
        _scene.LockRun();
        Directory.Delete(_scene.EntryOf("get-file"), recursive: true);
        Directory.Delete(_scene.EntryOf("get-set"), recursive: true);

        RunScene.Refused(() => _scene.Run(needsEntries: true)).Message.Should().Contain("The download https://example.org/set.txt of get-file is not in the cache");
        _scene.Run().Should().Be("one:set more");
        _scene.Run().Should().Be("one:set more");
    }

    [Fact]
    public void An_update_accepts_what_is_there_now()
    {
        _scene.LockRun();
        File.AppendAllText(Path.Combine(_scene.EntryOf("get-set"), "set.txt"), "more\n");
        File.WriteAllText(_scene.Program, "#!/bin/sh\necho tool 2\n");

        var update = _scene.Engine.Locks.Update(LockfileFile.Read(_scene.File), _scene.File, _scene.Operation());
        LockfileFile.Write(_scene.File, update.Made);

        update.Differences.Select(difference => difference.Rule).Should().BeEquivalentTo("entry-changed", "tool-changed");
        _scene.Differences().Should().BeEmpty();
    }

    [Fact]
    public void Two_versions_of_a_dependency_are_named_with_their_chains()
    {
        _scene.Source.Write("script/app/_cm.yaml", LockScene.Meta("app", "00000000000000b1", "deps: [ { tags: 'get,tool', version: '3.0' }, { tags: 'get,set' } ]\n"))
            .Write("script/get-set/_cm.yaml", LockScene.Meta("get-set", "00000000000000b2", "tags: [ get, set ]\ndeps: [ { tags: 'get,tool', version: '4.0' } ]\n"))
            .Write("script/get-set/run.sh", "").Write("script/app/run.sh", "").Commit("Versions");
        var made = _scene.LockRun();

        RunScene.Refused(() => RecordedLock.RequireUniqueVersions(made)).Message.Should().Contain("get-tool: 3.0 (app > get-tool); 4.0 (app > get-set > get-tool)");
    }
}
