using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>
/// <c>mlcr … --mlc_isolate</c>: a run in a new folder, with a home in it that has the same repositories and an empty cache. <c>--mlc_isolate_dir</c> is the folder
/// that contains it, and <c>--mlc_isolate_clean</c> removes it at the end. mlcflow downloads the repositories again; here they are used in place.
/// </summary>
public sealed class MlcIsolation
{
    private readonly CmHome _from;
    private readonly bool _isRemoved;

    private MlcIsolation(string folder, CmHome from, bool isRemoved) => (Folder, _from, _isRemoved) = (folder, from, isRemoved);

    /// <summary>Full path of the folder of the run.</summary>
    public string Folder { get; }

    /// <summary>The home in it.</summary>
    public CmHome Home => new(Path.Combine(Folder, "MLC"), HomeLayout.Mlcflow);

    /// <summary>Makes the folder for a command that requests isolation.</summary>
    /// <param name="command">The command.</param>
    /// <param name="home">The home whose repositories are used.</param>
    /// <returns>The isolation; null for a command that does not request it.</returns>
    /// <exception cref="CmException"><c>InvalidInput</c>: the folder for it does not exist.</exception>
    public static MlcIsolation? Begin(MlcCommand command, CmHome home)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Action != "run" || command.WantsHelp || !command.IsOn("mlc_isolate"))
        {
            return null;
        }

        var around = command.Inputs.Text("mlc_isolate_dir") is { Length: > 0 } named ? Path.GetFullPath(named) : Path.GetTempPath();
        if (!Directory.Exists(around))
        {
            throw new CmException(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The folder '{around}' of --mlc_isolate_dir does not exist.")
            { Hint = "Make it, or name another one.", Target = around });
        }

        var folder = Directory.CreateDirectory(Path.Combine(around, $"mlcflow-isolated-{Guid.NewGuid().ToString("N")[..16]}")).FullName;
        return new MlcIsolation(folder, home, command.IsOn("mlc_isolate_clean"));
    }

    /// <summary>Registers the repositories in the new home.</summary>
    /// <param name="engine">The engine of the new home.</param>
    /// <param name="operation">The operation.</param>
    public void Install(CmEngine engine, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(operation);
        foreach (var repository in new RepositoryRegistry(_from, null).Repositories.Where(repository => !DirectoryPath.Same(repository.Path, _from.LocalPath)))
        {
            engine.Installer.Register(repository.Path, operation);
        }

        operation.Events.Publish(new TextPrinted($"Isolated run directory: {Folder}"));
    }

    /// <summary>Removes the folder, if the command requested that.</summary>
    public void End()
    {
        if (_isRemoved)
        {
            DirectoryRemoval.TryDelete(Folder);
        }
    }

    /// <summary>The inputs of mlcflow for it, which no script gets.</summary>
    internal static bool IsInput(KeyValuePair<string, MetaValue> input) => input.Key is "mlc_isolate" or "mlc_isolate_dir" or "mlc_isolate_clean";
}
