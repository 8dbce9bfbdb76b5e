using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// A directory that only one run uses, below the current one of the request, so that runs with different inputs can run there at the same time. It is kept with
/// what the scripts leave in it; an empty one goes away.
/// </summary>
internal sealed class PrivateWorkDirectory : IDisposable
{
    /// <summary>The input that requests it.</summary>
    public const string Input = "private_work_directory";

    private const string Prefix = "cm-run-";
    private readonly RunContext _context;
    private readonly string? _made;

    private PrivateWorkDirectory(RunRequest request, RunContext context, string? made) => (Request, _context, _made) = (request, context, made);

    /// <summary>The request, in its directory.</summary>
    public RunRequest Request { get; }

    /// <summary>Creates the directory if it is requested. Dependencies run where the script runs, so it applies only to the requested script.</summary>
    /// <exception cref="CmException">Id <c>FileNotWritable</c>.</exception>
    public static PrivateWorkDirectory Create(RunRequest request, RunContext context)
    {
        var isAsked = context.Depth == 0 && RunFlags.IsOn(request.Inputs, Input);
        var made = isAsked ? context.Trail.Driver.Make(() => Make(Path.Combine(request.WorkDirectory, Prefix + Guid.NewGuid().ToString("N")[..8]))) : null;
        return new PrivateWorkDirectory(made is null ? request : request with { WorkDirectory = made }, context, made);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_made is null || !Directory.Exists(_made))
        {
            return;
        }

        if (Directory.EnumerateFileSystemEntries(_made).Any())
        {
            _context.Publish(new OutputReceived($"The files of this run are in '{_made}'.", IsError: false));
        }
        else
        {
            Directory.Delete(_made);
        }
    }

    private static string Make(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FileNotWritable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The work directory '{path}' cannot be made: {problem.Message}")
                {
                    Hint = "Run it in a directory that can be written.",
                    Location = new SourceLocation(path),
                    Target = path,
                },
                problem);
        }
    }
}
