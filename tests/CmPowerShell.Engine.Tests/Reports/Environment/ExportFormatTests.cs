using System.Diagnostics;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Reports.Environment;
using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport.BuildServices;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Environment;

public sealed class ExportFormatTests
{
    private static readonly Gen<string> Hostile = Gen.Frequency(
        (2, Gen.String[Gen.Char["ab %$`'\"\\!;]=#&|<>(){}*?~\n\té\u2019"], 0, 30]),
        (1, Gen.OneOf("$(id)", "##vso[task.complete]", "%AZP25", "it's", "a\r\nb", "--", "\\n")));

    [Theory]
    [InlineData("powershell", "[Environment]::SetEnvironmentVariable('CC', '/usr/bin/cc')\n")]
    [InlineData("bash", "export CC='/usr/bin/cc'\n")]
    [InlineData("cmd", "@echo off\r\nset \"CC=/usr/bin/cc\"\r\n")]
    [InlineData("dotenv", "CC='/usr/bin/cc'\n")]
    [InlineData("azurepipelines", "##vso[task.setvariable variable=CC;]/usr/bin/cc\n")]
    [InlineData("json", "{\n  \"CC\": \"/usr/bin/cc\"\n}\n")]
    public void A_variable_is_written_in_the_words_of_its_reader(string format, string expected) => Write(format, new() { ["CC"] = "/usr/bin/cc" }).Should().Be(expected);

    [Theory]
    [InlineData("bash", "export PATH='/a:/b'\"${PATH:+:$PATH}\"\n")]
    [InlineData("cmd", "@echo off\r\nif defined PATH (set \"PATH=/a:/b:%PATH%\") else (set \"PATH=/a:/b\")\r\n")]
    [InlineData("dotenv", "PATH='/a:/b:/present'\n")]
    [InlineData("azurepipelines", "##vso[task.prependpath]/b\n##vso[task.prependpath]/a\n")]
    [InlineData("json", "{\n  \"+PATH\": [\n    \"/a\",\n    \"/b\"\n  ]\n}\n")]
    public void A_list_is_put_in_front(string format, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The separator there is another one.");
        Write(format, new() { ["+PATH"] = MetaList.OfTexts(["/a", "/b"]) }).Should().Be(expected);
    }

    [Fact]
    public void A_list_has_the_separator_that_its_key_names() =>
        Write("bash", new() { ["+ CFLAGS"] = MetaList.OfTexts(["-O2", "-g"]) }).Should().Be("export CFLAGS='-O2 -g'\"${CFLAGS:+ $CFLAGS}\"\n");

    [Fact]
    public void Bash_reads_every_value_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        Hostile.Array[60].Sample(
            values =>
            {
                var env = new MetaMap(values.Select((value, place) => KeyValuePair.Create($"V{place:000}", (MetaValue)value)));
                var reading = string.Concat(env.Keys.Select(name => $"printf '%s\\0' \"${name}\"\n"));
                Bash(Write("bash", env) + reading).Split('\0')[..^1].Should().Equal(values);
            },
            iter: 5,
            threads: 1);
    }

    [Fact]
    public void The_agent_reads_every_value_as_it_is() => Hostile.Sample(value =>
    {
        var read = AgentReader.Read(Write("azurepipelines", new() { ["CM_X"] = value }).TrimEnd('\n'))!;
        read.Name.Should().Be("task.setvariable");
        read.Properties["variable"].Should().Be("CM_X");
        read.Message.Should().Be(value);
    });

    [Fact]
    public void The_runner_of_github_reads_every_value_as_it_is() => Hostile.Sample(value =>
    {
        var lines = Write("githubactions", new() { ["CM_X"] = value }).Split('\n');
        var mark = lines[0].Split("<<")[1];
        string.Join('\n', lines[1..^2]).Should().Be(value);
        lines[^2].Should().Be(mark);
    });

    [Fact]
    public void Secrets_and_output_variables_are_told_to_the_agent()
    {
        var secret = ExportedVariable.CreateAll(new() { ["TOKEN"] = "abc" }, _ => null).Select(variable => variable with { IsSecret = true }).ToList();
        EnvironmentExport.Write("AzurePipelines", secret, new(IsOutput: true, _ => null)).Should().Be("##vso[task.setvariable variable=TOKEN;isOutput=true;isSecret=true;]abc\n");
    }

    [Theory]
    [InlineData("bash", "a-b", "VariableNotExportable")]
    [InlineData("dotenv", "1A", "VariableNotExportable")]
    [InlineData("cmd", "A=B", "VariableNotExportable")]
    public void A_name_that_the_reader_would_refuse_is_told(string format, string name, string id) =>
        Failure(() => Write(format, new() { [name] = "x" })).Id.Should().Be(id);

    [Fact]
    public void A_value_that_a_batch_file_cannot_set_is_told() => Failure(() => Write("cmd", new() { ["A"] = "say \"x\"" })).Id.Should().Be("VariableNotExportable");

    [Fact]
    public void An_unknown_format_is_answered_with_the_nearest()
    {
        var error = Failure(() => Write("bsh", []));
        error.Id.Should().Be("ExportFormatUnknown");
        error.Hint.Should().Contain("Bash");
    }

    [Fact]
    public void What_several_runs_added_is_put_together()
    {
        MetaMap env = [];
        EnvironmentMerge.Into(env, new() { ["A"] = "1", ["+PATH"] = MetaList.OfTexts(["/a", "/b"]) });
        EnvironmentMerge.Into(env, new() { ["A"] = "2", ["+PATH"] = MetaList.OfTexts(["/c", "/a"]) });
        env.Should().Equal(new MetaMap { ["A"] = "2", ["+PATH"] = MetaList.OfTexts(["/c", "/a", "/b"]) });
    }

    [Fact]
    public void A_selection_goes_by_wildcards()
    {
        var all = ExportedVariable.CreateAll(new() { ["CM_A"] = "1", ["CM_TMP_B"] = "2", ["OTHER"] = "3" }, _ => null);
        new ExportSelection(["CM_*"], ["*TMP*"], []).Apply(all).Select(variable => variable.Name).Should().Equal("CM_A");
    }

    private static string Write(string format, MetaMap env) =>
        EnvironmentExport.Write(format, ExportedVariable.CreateAll(env, _ => null), new(IsOutput: false, name => name == "PATH" ? "/present" : null));

    private static CmError Failure(Action action) => FluentActions.Invoking(action).Should().Throw<CmException>().Which.Error;

    private static string Bash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", "--norc")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        return bash.StandardOutput.ReadToEnd();
    }
}
