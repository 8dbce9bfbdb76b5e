using System.Text.Json.Nodes;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Reports.Environment.Delivery;

namespace CmPowerShell.Engine.Reports.Matrix.Forms;

/// <summary>A map of variables under the name of each leg, for <c>strategy: matrix</c> of Azure Pipelines. An output is set by a command in the log.</summary>
internal sealed class AzurePipelinesMatrix : IMatrixForm
{
    public string Write(IReadOnlyList<(string Name, MatrixLeg Leg)> legs) =>
        new JsonObject(legs.Select(leg => KeyValuePair.Create(leg.Name, (JsonNode?)Variables(leg.Leg)))).ToJsonString();

    public void CheckOutput(string name) => VariableName.Checked(name);

    public Delivered SetOutput(string name, string matrix, Func<string, string?> environment) =>
        new([new LoggingCommand("task.setvariable", matrix).With("variable", name).With("isOutput", "true").ToString()], [], null);

    private static JsonObject Variables(MatrixLeg leg) =>
        new(leg.Variables.Select(variable => KeyValuePair.Create(VariableName.Checked(variable.Key), (JsonNode?)variable.Value)));
}
