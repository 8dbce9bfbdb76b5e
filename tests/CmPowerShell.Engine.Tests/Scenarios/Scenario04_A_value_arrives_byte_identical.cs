using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Tests.Execution.Scripts;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>
/// Scenario 4: a value with <c>$(…)</c>, a backtick, <c>$</c>, <c>%</c>, <c>'</c>, <c>"</c>, <c>&amp;</c>, a space or a newline is byte-identical in bash, cmd and
/// PowerShell. The part of PowerShell is in the tests of the module. <c>cm-conformance values</c> continues with 100,000 values.
/// </summary>
public sealed class Scenario04_A_value_arrives_byte_identical : ScriptScene
{
    private static readonly string[] Words = ["$(id -un)", "`id`", "%PATH%", "${HOME}", "!A!", "'; exit 9;'", "😀"];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.Char["aZ0 \t\n\r'\"`$\\%&|<>(){}[]*?!#~;=^é€’"].Select(letter => letter.ToString()), Gen.Int[0, Words.Length - 1].Select(place => Words[place]))
            .List[0, 25].Select(pieces => string.Concat(pieces).Replace("<<<", "", StringComparison.Ordinal));

    [Fact]
    public void Values_arrive_in_bash_in_a_run_and_by_hand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It needs bash.");
        Script("prints", "", Shell("""for ((i = 0; i < COUNT; i++)); do name="V$i"; printf '%s\0' "${!name}"; done > values"""));

        Hostile.List[100].Sample(
            values =>
            {
                var env = new MetaMap(values.Select((value, place) => KeyValuePair.Create($"V{place}", (MetaValue)value))) { ["COUNT"] = values.Count };
                Run("prints", request => request with { Env = env, Inputs = new MetaMap { ["dirty"] = true } });
                Arrived().Should().Equal(values);
                Bash("tmp-run.sh");
                Arrived().Should().Equal(values);
            },
            iter: 8,
            threads: 1);
    }

    [Fact]
    public void Values_arrive_in_cmd_by_the_rules_of_its_parser() => Hostile.List[1, 20].Sample(
        values =>
        {
            var variables = values.Select((value, place) => KeyValuePair.Create($"V{place}", value)).ToList();
            var set = CmdModel.Run(new CmdShell().Call(variables, [], @"C:\it's 100% he^re & there\run.bat"));

            set.Called.Should().Be(@"C:\it's 100% he^re & there\run.bat");
            variables.Where(pair => pair.Value.AsSpan().IndexOfAny("\"\r\n") < 0).Should().AllSatisfy(pair => set.Variables.GetValueOrDefault(pair.Key, "").Should().Be(pair.Value));
            set.Variables.Keys.Should().BeSubsetOf(variables.Select(pair => pair.Key).Append(CmdText.Script));
            set.Remarks.Should().HaveCount(variables.Count(pair => pair.Value.AsSpan().IndexOfAny("\"\r\n") >= 0));
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void A_hostile_name_stays_a_name() => Hostile.Where(name => name.Length > 0).Sample(
        name =>
        {
            var variables = new[] { KeyValuePair.Create(name, "v") };
            var batch = CmdModel.Run(new CmdShell().Call(variables, [], "run.bat"));

            batch.Called.Should().Be("run.bat");
            (batch.Variables.Keys.Count(key => key != CmdText.Script) + batch.Remarks.Count).Should().Be(1);
            ShellRegistry.Posix.Variables(variables).Should().MatchRegex(@"\A(export [A-Za-z_][A-Za-z0-9_]*='v'|# [\p{L}\p{N}_.?-]+ is set by the process only)\n\z");
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void What_the_meta_of_a_repository_says_refers_to_variables_and_runs_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It needs bash.");
        Script("refers", "env: { CM_REFERS: '${CM_GIVEN}/$CM_GIVEN $(id -un) `id`' }", Shell("""printf '%s' "$CM_REFERS" > values"""));

        Run("refers", request => request with { Env = new MetaMap { ["CM_GIVEN"] = "$(date) ${HOME}" } });

        Arrived().Should().Equal("$(date) ${HOME}/$(date) ${HOME} $(id -un) `id`");
    }

    [Fact]
    public void What_a_script_leaves_for_its_caller_is_literal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It needs bash.");
        Script("leaves", "new_env_keys: [ CM_LEFT ]", Shell("""printf '%s\n' 'CM_LEFT=$(id -un) ${HOME} `id` "it"' > tmp-run-env.out"""));
        Script("takes", "deps: [ { tags: leaves } ]", Shell("""printf '%s' "$CM_LEFT" > values"""));

        Run("takes");

        Arrived().Should().Equal("$(id -un) ${HOME} `id` \"it\"");
    }

    private IEnumerable<string> Arrived() =>
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Scratch.WorkDirectory, "values"))) is var text && text.EndsWith('\0') ? text[..^1].Split('\0') : [text];

    private void Bash(string script)
    {
        File.Delete(Path.Combine(Scratch.WorkDirectory, "values"));
        var start = new System.Diagnostics.ProcessStartInfo("bash", [script]) { WorkingDirectory = Scratch.WorkDirectory };
        start.Environment.Clear();
        using var bash = System.Diagnostics.Process.Start(start)!;
        bash.WaitForExit();
    }
}
