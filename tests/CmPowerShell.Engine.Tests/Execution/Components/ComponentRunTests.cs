using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Components;

/// <summary>The rules of the early generation, each as a small repository.</summary>
public sealed class ComponentRunTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_native_script_sees_env_and_new_env_and_only_new_env_goes_on()
    {
        _scratch.Component("greet", "tags: [greet]\nenv: {A: one}\nnew_env: {B: two}", ("run.sh", "echo \"$A $B\"\n"));

        var result = _scratch.Run("greet");

        _scratch.Output().Should().Contain("one two");
        result.NewEnv.Should().BeEquivalentTo(new MetaMap { ["B"] = "two" });
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_value_from_the_user_beats_the_meta()
    {
        _scratch.Component("greet", "tags: [greet]\nenv: {A: meta}", ("run.sh", "echo \"A=$A\"\n"));

        _scratch.Run("greet", request => request with { Env = new MetaMap { ["A"] = "user" } });

        _scratch.Output().Should().Contain("A=user");
    }

    [Fact]
    public void What_a_dependency_adds_reaches_its_caller_and_the_first_writer_wins()
    {
        _scratch
            .Component("first", "tags: [first]\nnew_env: {X: first, ONLY: here}")
            .Component("second", "tags: [second]\nnew_env: {X: second}", ("run.sh", "echo Y=1 > tmp-run-env.out\n"))
            .Component("main", "tags: [main]\ndeps: [{tags: first}, {tags: second}]");

        var result = _scratch.Run("main");

        result.NewEnv.Should().BeEquivalentTo(new MetaMap { ["X"] = "first", ["ONLY"] = "here", ["Y"] = "1" });
        result.Dependencies.Select(dependency => dependency.Script.Alias).Should().Equal("first", "second");
    }

    [Fact]
    public void A_plus_list_is_put_in_front_of_the_path()
    {
        _scratch
            .Component("tool", "tags: [tool]\nnew_env: {+PATH: [/opt/tool/bin]}")
            .Component("main", "tags: [main]\ndeps: [{tags: tool}]", ("run.sh", "echo \"$PATH\"\n"));

        var result = _scratch.Run("main");

        _scratch.Output().Should().Contain(line => line.StartsWith("/opt/tool/bin" + Path.PathSeparator, StringComparison.Ordinal));
        result.NewEnv["+PATH"].Should().Be(MetaList.OfTexts(["/opt/tool/bin"]));
    }

    [Fact]
    public void Meta_refers_to_variables_while_a_users_value_is_data()
    {
        _scratch.Component("greet", "tags: [greet]\nenv: {BASE: /opt, FULL: '${BASE}/x'}", ("run.sh", "echo \"$FULL $USER_VALUE\"\n"));

        _scratch.Run("greet", request => request with { Env = new MetaMap { ["USER_VALUE"] = "${BASE} $(id -un)" } });

        _scratch.Output().Should().Contain("/opt/x ${BASE} $(id -un)");
    }

    [Fact]
    public void The_script_for_the_detected_flavour_is_preferred()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no flavours, so that there is one batch file only.");
        _scratch
            .Component("os", "tags: [os]\nnew_env: {CM_HOST_OS_FLAVOR: plan, CM_HOST_OS_VERSION: '9'}")
            .Component("main", "tags: [main]\ndeps: [{tags: os}]", ("run.sh", "echo plain\n"), ("run-plan.sh", "echo flavour\n"), ("run-plan9.sh", "echo version\n"));

        _scratch.Run("main");

        _scratch.Output().Should().Equal("version");
    }

    [Fact]
    public void State_left_by_the_script_goes_on()
    {
        _scratch.Component("measure", "tags: [measure]", ("run.sh", "echo '{\"figures\": [1, 2]}' > tmp-run-new.json\n"));

        _scratch.Run("measure").NewState.Should().BeEquivalentTo(new MetaMap { ["figures"] = new MetaList([1, 2]) });
    }

    [Fact]
    public void A_failed_script_is_reported_with_its_true_exit_code()
    {
        _scratch.Component("broken", "tags: [broken]", ("run.sh", "exit 127\n"));

        var error = Failure("broken");

        error.Should().BeEquivalentTo(new { Id = "NativeScriptFailed", Code = ReturnCode.Failed, NativeExitCode = 127 });
        error.Location!.File.Should().EndWith(OperatingSystem.IsWindows() ? "run.bat" : "run.sh");
    }

    [Fact]
    public void Tags_that_fit_several_components_list_them_all()
    {
        _scratch.Component("one", "tags: [get, a]").Component("two", "tags: [get, b]");

        var error = Failure("get");

        error.Code.Should().Be(ReturnCode.Ambiguous);
        error.Text.Should().Contain("one").And.Contain("two");
    }

    [Fact]
    public void An_unknown_tag_is_answered_with_the_nearest_one()
    {
        _scratch.Component("one", "tags: [detect, operating-system]");

        var error = Failure("detect,operating-sistem");

        error.Should().BeEquivalentTo(new { Id = "ScriptNotFound", Code = ReturnCode.NotFound });
        error.Hint.Should().Contain("operating-system");
    }

    [Fact]
    public void An_unknown_variation_is_answered_with_the_nearest_one()
    {
        _scratch.Component("one", "tags: [one]\nvariations: {large: {env: {}}, small: {env: {}}}");

        var error = Failure("one,_lage");

        error.Should().BeEquivalentTo(new { Id = "VariationNotFound", Code = ReturnCode.Failed });
        error.Hint.Should().Contain("large");
    }

    [Fact]
    public void An_error_of_a_dependency_names_every_component_on_the_way_with_file_and_line()
    {
        _scratch.Component("top", "tags: [top]\ndeps:\n- tags: middle").Component("middle", "tags: [middle]\ndeps:\n- tags: bottm").Component("bottom", "tags: [bottom]");

        var error = Failure("top");

        error.Should().BeEquivalentTo(new { Id = "ScriptNotFound", Code = ReturnCode.NotFound });
        error.Text.Should().MatchRegex(@"It is needed by middle,\w+ \(.*_cm\.yaml:7:3\), which is needed by top,\w+ \(.*_cm\.yaml:7:3\)\.");
        error.Hint.Should().Contain("'bottom'");
    }

    [Fact]
    public void A_native_script_for_other_platforms_only_is_an_error_and_leaves_nothing()
    {
        _scratch.ArtifactAsWritten(WellKnownNames.Component, "tool", "tags: [tool]\ninstall: true", (OperatingSystem.IsWindows() ? "run.sh" : "run.bat", "echo hello\n"));

        Failure("tool").Should().BeEquivalentTo(new { Id = "NativeScriptForOtherPlatform", Code = ReturnCode.NotFound });

        _scratch.Entries(WellKnownNames.Installed).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_asked_for_is_an_error() => Failure("").Id.Should().Be("ScriptNotNamed");

    [Fact]
    public void A_run_needs_no_automation_to_be_named_in_the_home()
    {
        _scratch.Component("one", "tags: [one]", ("run.sh", "echo done\n"));

        _scratch.Run("one", request => request with { Automation = WellKnownNames.Component }).ExitCode.Should().Be(0);
    }

    private CmError Failure(string tags) => _scratch.Invoking(scratch => scratch.Run(tags)).Should().Throw<CmException>().Which.Error;
}
