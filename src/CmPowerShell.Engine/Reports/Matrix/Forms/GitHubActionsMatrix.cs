using System.Text.Json.Nodes;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Reports.Environment.Delivery;

namespace CmPowerShell.Engine.Reports.Matrix.Forms;

/// <summary>
/// A list of legs, for <c>strategy.matrix: ${{ fromJSON(…) }}</c> of GitHub Actions, where a leg has no name; so the name is a variable, unless the leg has
/// one that is called so. An output is a line in the file that <c>GITHUB_OUTPUT</c> names.
/// </summary>
internal sealed class GitHubActionsMatrix : IMatrixForm
{
    private const string NameVariable = "leg";

    public string Write(IReadOnlyList<(string Name, MatrixLeg Leg)> legs) =>
        new JsonObject { ["include"] = new JsonArray([.. legs.Select(leg => Entry(leg.Name, leg.Leg))]) }.ToJsonString();

    public void CheckOutput(string name) => PropertyName.Checked(name);

    // The matrix is one line, so nothing in it can begin another one.
    public Delivered SetOutput(string name, string matrix, Func<string, string?> environment) =>
        new([], [], RunnerFile.Append(RunnerFile.OfOutputs, $"{name}={matrix}\n", environment));

    private static JsonNode Entry(string name, MatrixLeg leg)
    {
        var own = leg.Variables.Select(variable => KeyValuePair.Create(PropertyName.Checked(variable.Key), (JsonNode?)variable.Value));
        return new JsonObject(leg.Variables.Any(variable => variable.Key.Equals(NameVariable, StringComparison.OrdinalIgnoreCase)) ? own : own.Prepend(KeyValuePair.Create(NameVariable, (JsonNode?)name)));
    }
}
