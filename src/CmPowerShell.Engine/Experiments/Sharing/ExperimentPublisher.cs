using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>Copies experiments into git repositories and commits them there. Nothing is pushed.</summary>
public sealed class ExperimentPublisher
{
    private const string NewFolder = ".new";
    private readonly ExperimentStore _store;
    private readonly string _home;

    internal ExperimentPublisher(ExperimentStore store, string home) => (_store, _home) = (store, home);

    /// <summary>Publishes an experiment: runs that the repository does not have yet are copied and committed.</summary>
    /// <param name="artifact">The experiment.</param>
    /// <param name="repository">The repository that takes it.</param>
    /// <param name="message">The message of the commit; empty for a usual one.</param>
    /// <param name="redacts">Whether secrets and names of machines and users are replaced.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="CmException">Ids <c>RepositoryNotInGit</c>, <c>RepositoryHasStaged</c>, <c>GitAuthorMissing</c>, and those of git and of files.</exception>
    public PublishedExperiment Publish(Artifact artifact, Repository repository, string message, bool redacts, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(operation);
        using var git = GitFolder.Open(repository);
        git.CheckReady();
        var target = Demand(artifact, repository);
        var all = ExperimentRun.GetAll(artifact);

        // A run that is not finished would never be completed there.
        var runs = all.Where(run => run.IsFinished != false && !Directory.Exists(Path.Combine(target.Path, run.Name))).ToList();
        var redaction = redacts ? GetRedaction(all) : null;
        var parts = new List<RedactedPart>();
        foreach (var run in runs)
        {
            Copy(run, target.Path, redaction, parts, operation);
        }

        var commit = git.Commit(target.Path, message.Length > 0 ? message : $"Add results of the experiment {(artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid)}");
        return new PublishedExperiment(target, [.. runs.Select(run => run.Name)], commit, parts);
    }

    private Artifact Demand(Artifact artifact, Repository repository)
    {
        if (artifact.Repository.Path == repository.Path)
        {
            return artifact;
        }

        var name = new ArtifactName(new ObjectName(artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid, ""), new ObjectName(repository.Alias, repository.Uid));
        return _store.Demand(name, artifact.Tags, []);
    }

    private Redaction GetRedaction(IReadOnlyList<ExperimentRun> runs)
    {
        var facts = runs.Select(run => run.Record.Map).ToList();
        var machines = facts.Select(map => map.Map("facts").Text("machine"))
            .Concat(facts.SelectMany(map => map.List("imported").OfType<MetaMap>()).Select(leg => leg.Text("machine")))
            .Concat(GetMeasuredOn(runs))
            .Append(Environment.MachineName);
        return new Redaction(machines, Environment.UserName, [(_home, "<home>"), (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~")]);
    }

    private static IEnumerable<string> GetMeasuredOn(IReadOnlyList<ExperimentRun> runs)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            try
            {
                names.UnionWith(run.ReadResults().Select(result => result.Text(ResultKeys.Machine)));
            }
            catch (CmException)
            {
                // What is in front of a broken place was read; the file itself is redacted as a text.
            }
        }

        return names.Where(name => name.Length > 0);
    }

    // The folder has its name when it is whole, so that an interrupted copy is made again.
    private static void Copy(ExperimentRun run, string target, Redaction? redaction, List<RedactedPart> parts, Operation operation)
    {
        var folder = Path.Combine(target, run.Name);
        var temporary = Path.Combine(target, NewFolder);
        DirectoryDeleter.TryRemove(temporary);
        if (redaction is null)
        {
            PlainFiles.Copy(run.Folder, temporary, operation.Cancellation);
        }
        else
        {
            foreach (var name in PlainFiles.Enumerate(run.Folder))
            {
                operation.Cancellation.ThrowIfCancellationRequested();
                RedactedFile.Copy(Path.Combine(run.Folder, name), Path.Combine(temporary, name), Path.Combine(run.Name, name), redaction, parts);
            }
        }

        Directory.Move(temporary, folder);
    }
}
