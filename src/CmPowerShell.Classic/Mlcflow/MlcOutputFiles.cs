using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary><c>--mlc_output=yes</c>: leaves the new state and the new variables of a run in the current folder, with secrets masked.</summary>
internal static class MlcOutputFiles
{
    private const string Input = "mlc_output";

    /// <summary>Whether an input is the one that requests the files.</summary>
    internal static bool IsInput(KeyValuePair<string, MetaValue> input) => input.Key == Input;

    /// <summary>Writes the files, if the command requests them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="results">What it returned.</param>
    /// <param name="folder">The current folder.</param>
    internal static void Write(MlcCommand command, IReadOnlyList<object> results, string folder)
    {
        if (results is not [RunResult result] || !command.IsOn(Input))
        {
            return;
        }

        AtomicFile.WriteText(Path.Combine(folder, "tmp-state.json"), JsonMeta.Write(SecretTexts.Mask(result.NewState)));
        var lines = SecretTexts.Mask(result.NewEnv).Select(pair => $"{pair.Key}={Quote(PythonText.Format(pair.Value))}\n");
        AtomicFile.WriteText(Path.Combine(folder, "tmp-run-env.out"), string.Concat(lines));
    }

    // Shells read the file: a value is data there too.
    private static string Quote(string value) => $"\"{string.Concat(value.Select(letter => letter is '"' or '$' or '`' or '\\' ? $"\\{letter}" : $"{letter}"))}\"";
}
