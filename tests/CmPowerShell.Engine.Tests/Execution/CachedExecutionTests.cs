using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Naming;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>Find, lock, find again, make, commit: the order, and when a run looks a second time.</summary>
public sealed class CachedExecutionTests : IDisposable
{
    private readonly ScratchEngine _scratch = new ScratchEngine().Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_TOOL ]", ("run.sh", "echo CM_TOOL=one > tmp-run-env.out\n"));
    private readonly RunSession _tree;

    public CachedExecutionTests() => _tree = RunSession.Begin(_scratch.Engine.Home, _scratch.WorkDirectory);

    public void Dispose()
    {
        _tree.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_result_that_is_found_is_reused_without_a_lock()
    {
        var work = new Work(this) { Answers = { new CacheLookup(Entry(), "it fits") } };

        Execute(work);

        work.Steps.Should().Equal("find", "reuse: it fits");
    }

    [Fact]
    public void A_run_that_finds_nothing_new_after_the_lock_does_not_look_again()
    {
        var work = new Work(this);

        Execute(work);

        work.Steps.Should().Equal("find", "key", "begin", "make: nothing fits", "commit");
    }

    [Fact]
    public void An_entry_that_another_run_finished_before_the_lock_is_reused()
    {
        var work = new Work(this);
        work.WhileLocking = () => work.Answers.Add(new CacheLookup(Entry(), "it fits"));

        Execute(work);

        work.Steps.Should().Equal("find", "key", "find", "reuse: it fits, which another run has just made");
    }

    [Fact]
    public void An_entry_that_another_run_renewed_with_another_result_is_looked_at_again()
    {
        _ = Entry();
        var work = new Work(this);
        work.WhileLocking = () =>
        {
            _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_TOOL ]", ("run.sh", "echo CM_TOOL=two > tmp-run-env.out\n"));
            _scratch.Run("tool", request => request with { Inputs = new() { ["renew"] = "yes", ["cache_policy"] = "tags" } });
        };

        Execute(work);

        _scratch.Entries(WellKnownNames.Cache).Should().ContainSingle(entry => entry.Tags.Contains("tool"));
        work.Steps.Should().Equal("find", "key", "find", "begin", "make: nothing fits", "commit");
    }

    [Fact]
    public void A_run_that_wants_a_new_entry_neither_waits_nor_looks_again()
    {
        var work = new Work(this) { IsNewWanted = true };

        Execute(work);

        work.Steps.Should().Equal("find", "begin", "make: nothing fits", "commit");
    }

    [Fact]
    public void A_cancelled_run_discards_the_entry_that_it_began()
    {
        var work = new Work(this) { IsCancelled = true };

        FluentActions.Invoking(() => Execute(work)).Should().Throw<OperationCanceledException>();

        _scratch.Engine.Refresh();
        _scratch.Entries(WellKnownNames.Cache).Should().BeEmpty();
    }

    [Fact]
    public void A_failed_run_lets_the_next_one_begin_in_its_entry()
    {
        FluentActions.Invoking(() => Execute(new Work(this) { Fails = true })).Should().Throw<InvalidOperationException>();
        Execute(new Work(this));

        _scratch.Engine.Refresh();
        _scratch.Entries(WellKnownNames.Cache).Should().ContainSingle();
    }

    private ICacheStore Store => _scratch.Engine.Cache;

    private LocalCacheEntry Entry() => new(_scratch.Run("tool").CacheEntry!);

    private void Execute(Work work)
    {
        var context = new RunContext(_scratch.Operation(), 0) { Trail = DependencyPath.Begin(null, _tree) };
        new CachedExecution(Store).Run(work, context);
    }

    private sealed class Work(CachedExecutionTests tests) : ICachedWork<string>
    {
        public List<CacheLookup> Answers { get; } = [];

        public List<string> Steps { get; } = [];

        public Action WhileLocking { get; set; } = () => { };

        public bool IsCancelled { get; init; }

        public bool Fails { get; init; }

        public Artifact Script { get; } = tests._scratch.Engine.Scripts.Find(ArtifactName.Any, TagQuery.Parse("tool")).Single();

        public ObjectName Automation => WellKnownNames.Cache;

        public TagQuery Query => TagQuery.Parse("-tmp");

        public bool IsNewWanted { get; init; }

        public IReadOnlyList<string> Key
        {
            get
            {
                Steps.Add("key");
                WhileLocking();
                return ["tool"];
            }
        }

        public CacheLookup Find()
        {
            Steps.Add("find");
            return Answers.Count > 0 ? Answers[^1] : new CacheLookup(null, "nothing fits");
        }

        public RunResult Reuse(ICacheEntry entry, string reason) => Done("reuse: " + reason);

        public IncompleteEntry Begin()
        {
            Steps.Add("begin");
            return tests.Store.Begin(WellKnownNames.Cache, ["mine"], "tool", tests._tree.Locks, ["tool"]);
        }

        public string Make(ICacheEntry entry, string reason)
        {
            Steps.Add("make: " + reason);
            return IsCancelled ? throw new OperationCanceledException() : Fails ? throw new InvalidOperationException("It fails.") : "made";
        }

        public RunResult Commit(ICacheEntry entry, string made) => Done("commit");

        private RunResult Done(string step)
        {
            Steps.Add(step);
            return new RunResult { Script = Script };
        }
    }
}
