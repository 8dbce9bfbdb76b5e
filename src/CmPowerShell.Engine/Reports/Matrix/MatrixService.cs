using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Engine.Reports.Matrix;

/// <summary>The build services that make several jobs of one.</summary>
public enum MatrixService
{
    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,

    /// <summary>GitHub Actions.</summary>
    GitHubActions,
}

/// <summary>Chooses among them.</summary>
public static class MatrixServices
{
    /// <summary>The service that runs this process; where none does, Azure Pipelines.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static MatrixService Detect(Func<string, string?> environment) =>
        OutputFormats.Service(environment) == OutputFormat.GitHubActions ? MatrixService.GitHubActions : MatrixService.AzurePipelines;
}
