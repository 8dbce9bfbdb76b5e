using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Measures a command: a program with its arguments, or one text for the shell.</summary>
internal sealed class CommandWork(ExperimentRequest request) : ITrialWork
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    // What ends a word of a shell's line and begins a command, or ends a quoted text.
    private static readonly string Unsafe = "`$;&|<>()\"'\n\r" + (HostInfo.Current.IsWindows ? "%^" : "\\");

    /// <inheritdoc/>
    public MetaMap Describe(ExperimentPoint point, TrialPlace place) => new()
    {
        ["action"] = "native-run",
        ["automation"] = WellKnownNames.Script.ToString(),
        ["env"] = GetEnvironment(point),
        ["command"] = string.Join(' ', GetWords(point, place).Select(word => word.Contains(' ', StringComparison.Ordinal) && request.Command.Count > 1 ? $"\"{word}\"" : word)),
    };

    /// <inheritdoc/>
    public MetaMap GetResources(ExperimentPoint point) => [];

    /// <inheritdoc/>
    public bool NeedsPreparation => false;

    /// <inheritdoc/>
    public void Prepare(ExperimentPoint point, TrialPlace place, Operation operation)
    {
    }

    /// <inheritdoc/>
    public TrialResult Run(ExperimentPoint point, TrialPlace place, Operation operation)
    {
        var words = GetWords(point, place);
        var (program, arguments) = IsForShell ? GetShell(words[0]) : (GetProgram(words[0]), words.Skip(1));
        var environment = GetEnvironment(point).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())).ToList();
        var end = ChildProcess.Run(new ChildProcessStart(program, [.. arguments], place.Folder, environment), operation, 0);
        return end.ExitCode != 0 ? throw Failed(words, end)
            : new TrialResult([.. FigureFiles.ReadKnown(place.Folder), .. request.FigureFiles.SelectMany(file => FigureFiles.Read(Path.GetFullPath(file, place.Folder)))], []);
    }

    private bool IsForShell => request.Command is [var line] && line.Contains(' ', StringComparison.Ordinal);

    // It runs in the folder of the measurement, so a path that the caller wrote starts at another place.
    private string GetProgram(string word) =>
        Path.GetFileName(word) != word && Path.GetFullPath(word, request.WorkDirectory) is var path && File.Exists(path) ? path : word;

    private static (string Program, IEnumerable<string> Arguments) GetShell(string line) =>
        HostInfo.Current.IsWindows ? ("cmd", ["/d", "/s", "/c", line]) : ("sh", ["-c", line]);

    private MetaMap GetEnvironment(ExperimentPoint point)
    {
        var env = request.Env.Clone();
        foreach (var setting in point.Settings)
        {
            env[setting.Name] = setting.Value.ToString();
        }

        return env;
    }

    private List<string> GetWords(ExperimentPoint point, TrialPlace place)
    {
        var values = GetEnvironment(point);
        values["CD"] = request.WorkDirectory;
        values["CM_EXPERIMENT_STEP"] = place.Step.ToString(CultureInfo.InvariantCulture);
        values["CM_EXPERIMENT_PATH"] = place.Experiment;
        values["CM_EXPERIMENT_PATH2"] = place.Run;
        values["CM_EXPERIMENT_PATH3"] = place.Folder;
        return [.. request.Command.Select(word => Fill(word, values))];
    }

    private string Fill(string word, MetaMap values)
    {
        for (var start = word.IndexOf(Opening, StringComparison.Ordinal); start >= 0 && word.IndexOf(Closing, start, StringComparison.Ordinal) is var end and > 0;)
        {
            var name = word[(start + Opening.Length)..end];
            var value = values.Find(name)?.ToString() ?? throw Unknown(name, values);
            if (IsForShell && value.AsSpan().IndexOfAny(Unsafe) >= 0)
            {
                throw Unfit(name, value);
            }

            word = word[..start] + value + word[(end + Closing.Length)..];
            start = word.IndexOf(Opening, start + value.Length, StringComparison.Ordinal);
        }

        return word;
    }

    private static CmException Unknown(string name, MetaMap values) => new(new CmError(
        "PlaceholderUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The command has the placeholder '{{{{{name}}}}}', and no axis and no variable has this name.")
    { Hint = NearestName.Hint(name, values.Keys) ?? "Add it as an axis, or as a variable.", Target = name });

    private static CmException Unfit(string name, string value) => new(new CmError(
        "PlaceholderUnsafe", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The value of the placeholder '{{{{{name}}}}}' has characters that a shell would interpret: {ShownText.OneLine(value)}")
    { Hint = "Give the program and each of its arguments as separate words after '--', or let the command read the variable of this name.", Target = name });

    private static CmException Failed(List<string> words, ProgramEnd end) => new(new CmError(
        "CommandFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"'{string.Join(' ', words)}' ended with the exit code {end.ExitCode}.")
    { NativeExitCode = end.ExitCode, LastLines = end.LastLines, Target = words[0] });
}
