using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Lockfiles.Bundles;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.LockActions;

/// <summary><c>cm pack lock [FILE]</c>: packs a lock with the repositories and cache entries that it needs, for a machine without network.</summary>
internal sealed class PackLock : IClassicAction
{
    private const string DefaultArchive = "cm" + LockBundle.Extension;

    public string Name => "pack";

    public string Summary => "Packs a lock with its repositories and cached results for a machine without network.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        LockDifferences.File,
        new("output", $"the bundle to write; the default is {DefaultArchive}"),
        new("program", "programs to pack too, separated by commas"),
        new("signing_key", "the SSH key that signs the bundle"),
        new("f", "replace an existing bundle"),
        new("force", "the same as --f"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var (name, path) = LockDifferences.FileOf(call);
        var input = call.Request.Input;
        var archive = call.Operation.FullPath(input.Text("output", DefaultArchive));
        var bundles = new LockBundles(call.Services);
        var content = bundles.Find(LockfileFile.Read(path), name, [.. input.Texts("program").SelectMany(text => text.Split(',')).Select(program => call.Operation.FullPath(program))], call.Operation);
        if (File.Exists(archive) && !Confirmation.Forced(call))
        {
            throw ArchiveErrors.Exists(archive);
        }

        bundles.Export(content, archive, input.Text("signing_key") is { Length: > 0 } key ? call.Operation.FullPath(key) : null, call.Operation);
        content.Parts.ToList().ForEach(part => call.Print($"Packed {part.Part}"));
        return ActionOutcome.Done(("path", archive), ("list", MetaList.OfTexts(content.Parts.Select(part => part.Part))));
    }
}
