using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Which script runs where several fit.</summary>
public sealed class CandidateChoiceTests : ScriptScene
{
    public CandidateChoiceTests()
    {
        Script("gcc", "tags: [ get, compiler, gcc ]\ncache: true");
        Script("clang", "tags: [ get, compiler, clang ]\ncache: true");
        Script("build", "deps: [ { tags: 'get,compiler' }, { tags: 'get,compiler' } ]");
    }

    [Fact]
    public void A_person_is_asked_with_the_candidates_in_the_order_of_their_folders()
    {
        Scratch.Answers.Answer(1);

        Run("get,compiler").Script.Alias.Should().Be("gcc");

        var choice = Scratch.Answers.Asked.Should().ContainSingle().Subject;
        choice.Options.Should().HaveCount(2);
        choice.Options[0].Should().Contain("clang");
        choice.Options[1].Should().Contain("gcc");
    }

    [Fact]
    public void The_same_question_is_not_put_twice_in_one_run()
    {
        Scratch.Answers.Answer(1, 0);

        Run("build").Dependencies.Select(dependency => dependency.Script.Alias).Should().Equal("gcc", "gcc");

        Scratch.Answers.Asked.Should().ContainSingle();
    }

    [Fact]
    public void Who_has_one_of_them_in_the_cache_is_not_asked()
    {
        Run("gcc");
        Scratch.Answers.Answer(0);

        Run("get,compiler").Script.Alias.Should().Be("gcc");

        Scratch.Answers.Asked.Should().BeEmpty();
    }

    [Fact]
    public void Results_of_one_script_are_told_apart_by_when_they_were_made_and_not_by_tags_that_all_have()
    {
        Run("gcc");
        Run("gcc", request => request with { New = true });
        Scratch.Answers.Answer(1);

        Run("gcc").FromCache.Should().BeTrue();

        var options = Scratch.Answers.Asked.Should().ContainSingle().Subject.Options;
        options.Should().HaveCount(3);
        options.Take(2).Should().AllSatisfy(option => option.Should().MatchRegex(@"[0-9a-f]{16} \(made \d{4}-\d\d-\d\d \d\d:\d\d\)$"));
        options[2].Should().Be("None of them");
    }

    [Fact]
    public void None_of_several_results_makes_a_new_one()
    {
        Run("gcc", request => request with { New = true });
        Run("gcc", request => request with { New = true });
        Run("gcc", request => request with { Inputs = new() { ["other"] = "input" } });
        Scratch.Answers.Answer(2);

        var result = Run("gcc");

        (result.FromCache, result.CacheReason).Should().Be((false, "none of the entries was chosen"));
        Scratch.Answers.Asked.Should().ContainSingle().Which.None.Should().Be(2);
        Entries.Should().HaveCount(4);
    }

    [Fact]
    public void A_quiet_run_takes_the_first_and_says_so()
    {
        Scratch.Answers.Answer(1);

        Run("get,compiler", request => request with { Quiet = true }).Script.Alias.Should().Be("clang");

        Details.Should().Contain(text => text.Contains("2 fit as script") && text.Contains("quiet"));
        Scratch.Answers.Asked.Should().BeEmpty();
    }

    [Fact]
    public void Where_nobody_can_be_asked_it_is_an_error_that_says_by_which_tags_each_is_found()
    {
        Run("gcc"); // what is in the cache does not decide

        var error = Failure("get,compiler");

        error.Id.Should().Be("ScriptAmbiguous");
        error.Code.Should().Be(ReturnCode.Ambiguous);
        error.Text.Should().MatchRegex(@"clang,\w+ in [^\n]+, tags clang\n").And.MatchRegex(@"gcc,\w+ in [^\n]+, tags gcc\n");
    }

    [Fact]
    public void A_dependency_that_fits_several_scripts_is_an_error_too() => Failure("build").Id.Should().Be("ScriptAmbiguous");

    [Fact]
    public void The_first_is_taken_where_the_caller_says_so() =>
        Run("get,compiler", request => request with { Inputs = new() { ["first"] = true } }).Script.Alias.Should().Be("clang");

    [Fact]
    public void The_key_sort_decides_where_it_puts_one_first()
    {
        Script("preferred", "tags: [ get, compiler, preferred ]\nsort: -1");

        Run("get,compiler").Script.Alias.Should().Be("preferred");
    }

    [Fact]
    public void A_script_whose_tags_others_have_too_is_found_by_a_tag_that_it_has_not()
    {
        Script("plain", "tags: [ get, compiler ]");

        Failure("get,compiler").Text.Should().MatchRegex(@"plain,\w+ in [^\n]+, tags -clang,-gcc\n");
    }

    private CmError Failure(string tags) => FluentActions.Invoking(() => Run(tags)).Should().Throw<CmException>().Which.Error;

    [Fact]
    public void A_question_that_was_put_and_not_answered_is_an_error_that_lists_the_candidates()
    {
        var request = new RunRequest { Tags = ["get", "compiler"], WorkDirectory = Scratch.WorkDirectory };
        var operation = new Operation(Scratch.Events, new EndOfInput(), TestContext.Current.CancellationToken);

        var error = FluentActions.Invoking(() => Scratch.Engine.Runner.Run(request, operation)).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("DecisionNeeded");
        error.Code.Should().Be(ReturnCode.Failed);
        error.Text.Should().Contain("0) ").And.Contain("clang").And.Contain("1) ").And.Contain("gcc").And.Contain("-Quiet");
        Entries.Should().BeEmpty();
    }

    private IEnumerable<string> Details => Scratch.Events.Of<DetailReported>().Select(detail => detail.Text);

    /// <summary>A user who reads the question and disconnects before the answer.</summary>
    private sealed class EndOfInput : IInteraction
    {
        public bool CanAsk => true;

        public int? Choose(Choice choice) => null;

        public string? ReadLine(string prompt) => null;
    }
}
