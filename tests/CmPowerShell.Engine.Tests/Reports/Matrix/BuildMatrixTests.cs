using System.Text.Json;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Reports.Matrix;
using CmPowerShell.Engine.Reports.Matrix.Forms;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Matrix;

/// <summary>The legs of a job for Azure Pipelines and GitHub Actions.</summary>
public sealed partial class BuildMatrixTests
{
    [Fact]
    public void A_matrix_is_one_line_with_the_variables_of_each_leg() => BuildMatrix.Write([Leg("get-lamp", ("script", "get-lamp"), ("size", "1\n\"2\""))])
        .Should().Be("""{"get_lamp":{"script":"get-lamp","size":"1\n\u00222\u0022"}}""");

    [Fact]
    public void For_GitHub_it_is_a_list_whose_legs_have_their_name_as_a_variable() =>
        BuildMatrix.Write([Leg("get-lamp", ("script", "get-lamp"), ("size", "1\n\"2\"")), Leg("b", ("Leg", "own"))], MatrixService.GitHubActions)
            .Should().Be("""{"include":[{"leg":"get_lamp","script":"get-lamp","size":"1\n\u00222\u0022"},{"Leg":"own"}]}""");

    [Fact]
    public void For_GitHub_256_legs_are_legal_and_one_more_is_an_error()
    {
        var legs = Enumerable.Range(0, 257).Select(place => Leg(new string('n', 100) + place, ("PATH", "x"))).ToList();

        JsonDocument.Parse(BuildMatrix.Write([.. legs.Skip(1)], MatrixService.GitHubActions)).RootElement.GetProperty("include").EnumerateArray()
            .Select(leg => leg.GetProperty("leg").GetString()!).Should().OnlyHaveUniqueItems().And.HaveCount(256).And.OnlyContain(name => Legal().IsMatch(name));
        new Action(() => BuildMatrix.Write(legs, MatrixService.GitHubActions)).Should().Throw<CmException>().Which.Error.Id.Should().Be("MatrixTooLarge");
    }

    [Fact]
    public void Whatever_a_matrix_holds_its_output_for_GitHub_is_one_line_that_reads_back() => Gen.String.Sample(value =>
    {
        using var scratch = new ScratchFolder("outputs");
        var matrix = BuildMatrix.Write([Leg("a", ("value", value))], MatrixService.GitHubActions);

        BuildMatrix.SetOutput("legs", matrix, MatrixService.GitHubActions, name => name == "GITHUB_OUTPUT" ? scratch.At("file") : null);

        var line = File.ReadAllLines(scratch.At("file")).Should().ContainSingle().Subject;
        line.Should().StartWith("legs=");
        JsonDocument.Parse(line["legs=".Length..]).RootElement.GetProperty("include")[0].GetProperty("value").GetString().Should().Be(JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value)));
    }, iter: 100);

    [Theory]
    [InlineData("True", null, MatrixService.AzurePipelines)]
    [InlineData(null, "true", MatrixService.GitHubActions)]
    [InlineData(null, null, MatrixService.AzurePipelines)]
    public void The_service_is_the_one_that_runs_the_process_whatever_the_log_is_written_for(string? azure, string? github, MatrixService service) =>
        MatrixServices.Detect(name => name switch { "TF_BUILD" => azure, "GITHUB_ACTIONS" => github, "CM_LOG_FORMAT" => "text", _ => null }).Should().Be(service);

    [Theory]
    [InlineData("a.b")]
    [InlineData("1a")]
    [InlineData("")]
    [InlineData("a\n")]
    public void A_name_that_a_workflow_cannot_take_is_an_error(string name)
    {
        new Action(() => BuildMatrix.Write([Leg("a", (name, "1"))], MatrixService.GitHubActions)).Should().Throw<CmException>().Which.Error.Id.Should().Be("VariableNameInvalid");
        new Action(() => BuildMatrix.CheckOutput(name, MatrixService.GitHubActions)).Should().Throw<CmException>().Which.Error.Id.Should().Be("VariableNameInvalid");
    }

    [Theory]
    [InlineData("get-lamp_red", "get_lamp_red")]
    [InlineData("10 GB", "leg_10_GB")]
    [InlineData("", "leg")]
    [InlineData("-_ü-", "leg")]
    [InlineData("url.https://x/y", "url_https_x_y")]
    public void A_name_is_what_the_agent_takes_and_a_person_reads(string label, string name) => Names(label).Should().Equal(name);

    [Fact]
    public void Names_that_would_be_equal_end_in_a_sum_of_their_label_whatever_the_order()
    {
        var names = Names("a b", "a-b", "A.B", "other");

        names.Should().OnlyHaveUniqueItems();
        names[0].Should().MatchRegex("^a_b_[0-9a-f]{6}$");
        names[3].Should().Be("other");
        Names("other", "A.B", "a-b", "a b").Should().Equal(names.Reverse());
    }

    [Fact]
    public void Equal_labels_are_told_apart() => Names("x", "x", "x").Should().OnlyHaveUniqueItems();

    [Fact]
    public void A_matrix_of_256_legs_with_names_of_100_signs_is_legal()
    {
        var labels = Enumerable.Range(0, 256).Select(place => new string('n', 100 + (place % 3)) + (place % 2 == 0 ? "" : "!" + place)).ToArray();

        Names(labels).Should().HaveCount(256).And.OnlyContain(name => Legal().IsMatch(name)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_name_is_legal_and_no_two_are_equal() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["aA_-. 1é"], 0, 4], Gen.String[Gen.Char["ab-"], 95, 110]).Array[0, 30].Sample(labels =>
        Names(labels).Should().OnlyContain(name => Legal().IsMatch(name)).And.HaveCount(labels.Length)
            .And.Subject.Select(name => name.ToUpperInvariant()).Should().OnlyHaveUniqueItems());

    [Fact]
    public void More_legs_than_allowed_are_an_error() => new Action(() => BuildMatrix.Write([Leg("a"), Leg("b"), Leg("c")], limit: 2))
        .Should().Throw<CmException>().Which.Error.Should().Match<CmError>(error => error.Id == "MatrixTooLarge" && error.Message.Contains("3 legs"));

    [Theory]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("")]
    [InlineData("secretSauce")]
    [InlineData("PATH")]
    [InlineData("input_file")]
    [InlineData("a\n")]
    public void A_variable_that_the_agent_would_refuse_is_an_error(string name) => new Action(() => BuildMatrix.Write([Leg("a", (name, "1"))]))
        .Should().Throw<CmException>().Which.Error.Id.Should().Be("VariableNameInvalid");

    [Fact]
    public void Legs_are_joined_and_the_later_value_of_a_variable_counts()
    {
        var joined = Leg("a", ("x", "1"), ("y", "2")).And(Leg("b", ("X", "3")));

        joined.Label.Should().Be("a_b");
        joined.Variables.Should().Equal(KeyValuePair.Create("y", "2"), KeyValuePair.Create("X", "3"));
    }

    private static string[] Names(params string[] labels) =>
        JsonDocument.Parse(BuildMatrix.Write([.. labels.Select(label => Leg(label))])).RootElement.EnumerateObject().Select(leg => leg.Name).ToArray();

    private static MatrixLeg Leg(string label, params (string Name, string Value)[] variables) => new(label, [.. variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))]);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,99}\z")]
    private static partial Regex Legal();
}
