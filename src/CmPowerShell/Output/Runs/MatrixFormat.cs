namespace CmPowerShell;

/// <summary>The build services for which ConvertTo-CmMatrix writes.</summary>
public enum MatrixFormat
{
    /// <summary>Azure Pipelines: a map of legs, for <c>strategy: matrix</c>.</summary>
    AzurePipelines,

    /// <summary>GitHub Actions: a list of legs under <c>include</c>, for <c>fromJSON</c>.</summary>
    GitHubActions,
}
