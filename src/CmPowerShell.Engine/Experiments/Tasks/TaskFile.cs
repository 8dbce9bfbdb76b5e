using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>A task in a file, and its answer in a file next to it.</summary>
public static class TaskFile
{
    /// <summary>The ending of the name of an answer, in place of <c>json</c>.</summary>
    public const string AnswerEnding = "answer.json";

    /// <summary>Reads a task.</summary>
    /// <exception cref="CmException">Id <c>PointTaskInvalid</c>, or the file cannot be read.</exception>
    public static MetaMap Parse(string text) => Find(text) ?? throw new CmException(new CmError(
        "PointTaskInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, "The task is no JSON map.")
    { Hint = "Tasks are written by an executor of an experiment, not by users." });

    /// <summary>Writes the answer of a task. It is there as a whole, or not.</summary>
    /// <param name="task">Full path of the task.</param>
    /// <param name="answer">The answer.</param>
    public static void WriteAnswer(string task, MetaMap answer) => AtomicFile.WriteText(Path.ChangeExtension(task, AnswerEnding), JsonMeta.WriteLine(answer) + "\n", waitForDisk: true);

    private static MetaMap? Find(string text)
    {
        try
        {
            return JsonMeta.Parse(text, "task") as MetaMap;
        }
        catch (CmException)
        {
            return null;
        }
    }
}
