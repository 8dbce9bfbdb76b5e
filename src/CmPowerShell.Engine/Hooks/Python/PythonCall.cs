using System.Diagnostics.CodeAnalysis;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>One exchange with Python: a message is sent, and requests of the hook are answered until its result is received.</summary>
/// <param name="process">The process, which is locked for the call.</param>
/// <param name="source">The file that is called.</param>
/// <param name="function">The function that is called; empty when the file is only loaded.</param>
/// <param name="access">Answers the hook's calls of the engine; null while a file is only loaded.</param>
/// <param name="operation">The operation.</param>
/// <param name="depth">The depth of the script in the tree of dependencies.</param>
internal sealed class PythonCall(PythonProcess process, PythonFile source, string function, IEngineAccess? access, Operation operation, int depth)
{
    /// <summary>Sends a message and returns the reply to it.</summary>
    /// <exception cref="CmException">The hook failed or its process died.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the process has been ended with all that it started.</exception>
    public MetaMap Ask(MetaMap message)
    {
        process.Output.Push(operation.Events, depth);
        try
        {
            process.Send(message);
            return Converse();
        }
        catch (Exception exception) when (exception is not CmException)
        {
            process.Dispose();
            throw;
        }
        finally
        {
            process.Output.Pop();
        }
    }

    private MetaMap Converse()
    {
        while (true)
        {
            var message = process.Receive(operation.Cancellation) ?? throw Died();
            var fields = message.Map("fields");
            switch (message.Text("op"))
            {
                case "result" or "defined":
                    return message;
                case "failure":
                    throw HookFailure.Create(message, function, source, process.Program);
                case "detail":
                    operation.Detail(fields.Text("text"), depth);
                    break;
                case "progress":
                    operation.Events.Publish(Progress(fields));
                    break;
                case var question:
                    Answer(question, fields);
                    break;
            }
        }
    }

    private CmException Died()
    {
        var end = process.End;
        process.Dispose();
        return HookFailure.Died(function, source, end);
    }

    private ProgressReported Progress(MetaMap fields) => new(
        fields.Text("activity"), fields.Text("status"), fields.Find("percent") is MetaInteger percent ? (int)percent.Value : -1, fields.Flag("completed"))
    {
        Depth = depth,
    };

    private void Answer(string question, MetaMap fields)
    {
        var answer = new MetaMap { ["op"] = "answer" };
        foreach (var (key, value) in AnswerTo(question, fields))
        {
            var wire = new WireDates(value, key);
            answer[key] = wire.Value;
            if (wire.Dates.Count > 0)
            {
                answer["dates"] = wire.Dates;
            }
        }

        process.Send(answer);
    }

    private MetaMap AnswerTo(string question, MetaMap fields) => question switch
    {
        "access" => new() { ["result"] = Engine(engine => engine.Access(Literal(fields, "input"), From(fields))) },
        "command_line" => new() { ["result"] = Engine(engine => new() { ["return"] = 0, ["input"] = engine.ReadCommandLine(fields["line"], From(fields)) }) },
        "automation" => new() { ["result"] = Engine(engine => engine.CallAutomation(fields.Text("method"), Literal(fields, "input"), From(fields))) },
        "choose" => new() { ["index"] = Choose(fields) is { } place ? place : MetaNull.Instance },
        "read_line" => new() { ["line"] = operation.Interaction.ReadLine(fields.Text("prompt")) is { } line ? line : MetaNull.Instance },
        "compare_versions" => new() { ["comparison"] = Math.Sign(VersionComparer.Instance.Compare(fields.Text("version1"), fields.Text("version2"))) },
        "yaml_load" => LoadYaml(fields),
        "yaml_dump" => new() { ["text"] = YamlMeta.Write(fields["value"], fields.Flag("sort_keys")) },
        _ => throw new InvalidDataException($"Python asks '{question}', which is not known."),
    };

    private int? Choose(MetaMap fields) =>
        operation.Interaction.CanAsk ? operation.Interaction.Choose(new Choice(fields.Text("question"), [.. fields.List("options").Texts()])) : null;

    [SuppressMessage("Design", "CA1031", Justification = "Only CmException is caught.")]
    private MetaMap Engine(Func<IEngineAccess, MetaMap> call)
    {
        try
        {
            return access is null ? Failed("the engine cannot be called while a hook's file is loaded") : call(access);
        }
        catch (CmException exception)
        {
            return Failed(exception.Error.Text, exception.Error.Code);
        }
    }

    private static MetaMap Failed(string error, ReturnCode code = ReturnCode.Failed) => new() { ["return"] = (int)code, ["error"] = error };

    private static MetaMap Literal(MetaMap fields, string key) => HookMapMerge.AsLiteral(fields.Map(key));

    private Operation From(MetaMap fields) => operation with { WorkDirectory = fields.Text("cwd") };

    private static MetaMap LoadYaml(MetaMap fields)
    {
        try
        {
            return new MetaMap { ["value"] = YamlMeta.Parse(fields.Text("text"), fields.Text("file")) };
        }
        catch (CmException exception)
        {
            return new MetaMap { ["error"] = exception.Error.Message };
        }
    }
}
