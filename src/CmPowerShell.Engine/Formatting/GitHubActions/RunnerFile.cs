using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>The files by which the runner of GitHub Actions takes something from a step. Others write them too, so they are not replaced.</summary>
internal static class RunnerFile
{
    /// <summary>The variable that names the file for variables of the steps that follow.</summary>
    internal const string OfVariables = "GITHUB_ENV";

    /// <summary>The variable that names the file for folders that are put in front of <c>PATH</c> for the steps that follow.</summary>
    internal const string OfPath = "GITHUB_PATH";

    /// <summary>The variable that names the file for outputs of the step.</summary>
    internal const string OfOutputs = "GITHUB_OUTPUT";

    /// <summary>Adds a text at the end of a file.</summary>
    /// <param name="variable">The variable that names the file.</param>
    /// <param name="text">Whole lines.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>Full path of the file.</returns>
    /// <exception cref="CmException"><c>RunnerFileMissing</c>: the variable names no file; <c>FileNotWritable</c>.</exception>
    internal static string Append(string variable, string text, Func<string, string?> environment)
    {
        var file = environment(variable) is { Length: > 0 } named ? named : throw new CmException(new CmError(
            "RunnerFileMissing", ReturnCode.Failed, CmErrorCategory.NotFound, $"{variable} is not set to a file, so nothing can be exported to GitHub Actions.")
        {
            Hint = "Specify a file, or choose another format.",
            Target = variable,
        });
        SharedFile.Append(file, text);
        return file;
    }
}
