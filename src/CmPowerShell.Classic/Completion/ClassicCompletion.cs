using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Modules;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Completion;

/// <summary>Completes a classic command line.</summary>
/// <param name="services">The repositories and artifacts.</param>
/// <param name="catalog">The actions of the engine.</param>
internal sealed class ClassicCompletion(CmEngine services, ActionCatalog catalog)
{
    private const string Tags = "--tags=";
    private readonly AutomationDirectory _automations = new(services, catalog);
    private readonly ScriptCompletion _scripts = new(services, catalog);

    /// <summary>Gets the words that are possible at a place, each with a description, including those that do not begin like the typed text.</summary>
    /// <param name="before">The words before it.</param>
    /// <param name="word">The typed part.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The words before name nothing that exists, or the home cannot be read.</exception>
    internal IEnumerable<ClassicWord> Complete(IReadOnlyList<string> before, string word)
    {
        var request = ClassicCommandLine.Parse(before.Where(text => !text.StartsWith('@')).ToList());
        return word.StartsWith('-')
            ? Flags(request, word)
            : (request.Action, request.Automation) switch
            {
                ("", _) => Actions(),
                ("completion", "") => ShellScripts.Shells.Select(shell => new ClassicWord(shell, "")),
                (_, "") => Automations(request.Action),
                _ => Artifacts(request),
            };
    }

    private IEnumerable<ClassicWord> Actions() => catalog.Automations.Prepend(catalog.Common)
        .SelectMany(own => own.Actions)
        .SelectMany(action => ActionNames.GetAliases(action.Name).Prepend(action.Name).Select(name => new ClassicWord(name, action.Summary)))
        .Append(new("help", "Shows help."))
        .Concat(Declared().SelectMany(ModuleActions).Select(action => new ClassicWord(action.Name, action.Summary)))
        .DistinctBy(word => word.Text);

    /// <summary>The automations that have the action; those that repositories declare have the actions for artifacts of any kind, and those of their modules.</summary>
    private IEnumerable<ClassicWord> Automations(string written)
    {
        var action = ActionNames.Canonical(written);
        var isForAll = action == "help" || catalog.Common.Find(action) is not null;
        var own = catalog.Automations.Where(automation => isForAll || automation.Find(action) is not null).Select(automation => new ClassicWord(automation.Automation.Alias, automation.Summary));
        var declared = Declared().Where(automation => isForAll || ModuleActions(automation).Any(own => own.Name == action));
        return own.Concat(declared.Select(automation => new ClassicWord(automation.Alias, automation.Path))).DistinctBy(word => word.Text);
    }

    private IReadOnlyList<Artifact> Declared() => services.Index.Find(new ArtifactQuery(WellKnownNames.Automation, ArtifactName.Any, TagQuery.Any));

    private IEnumerable<IClassicAction> ModuleActions(Artifact automation) => services.FindModule(automation) is { } module ? new ModuleActions(module).Actions : [];

    private IEnumerable<ClassicWord> Artifacts(ClassicRequest request)
    {
        var automation = _automations.Find(request.Automation).Automation;
        var isTarget = request.Artifact.Length > 0 && ActionNames.Canonical(request.Action) is "copy" or "move";
        return automation == WellKnownNames.Repo ? Repositories("")
            : isTarget ? Repositories(":")
            : Found(automation, []).Select(artifact => new ClassicWord(artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid, string.Join(',', artifact.Tags)));
    }

    private IEnumerable<ClassicWord> Repositories(string sign) =>
        services.Repositories.Repositories.Select(repository => new ClassicWord(repository.Alias + sign, repository.Path));

    private IEnumerable<ClassicWord> Flags(ClassicRequest request, string word)
    {
        var table = _automations.Find(request.Automation);
        if (word.StartsWith(Tags, StringComparison.Ordinal))
        {
            return NextTags(table.Automation, word);
        }

        var isOfScripts = table.Automation == WellKnownNames.Script || table.Automation == WellKnownNames.Component;
        return word.Contains('=', StringComparison.Ordinal)
            ? isOfScripts && word.StartsWith("--", StringComparison.Ordinal) ? _scripts.Values(request, word) : []
            : Flags(table.FindAction(ActionNames.Canonical(request.Action), request.Action)).Concat(isOfScripts ? _scripts.Flags(request) : []);
    }

    private static IEnumerable<ClassicWord> Flags(IClassicAction action) =>
        from input in action.Inputs.Concat(KnownInputs.OfAll)
        from flag in input.Flags
        let start = Start(flag)
        where start.Length > 0
        group input.Meaning by start into same
        select new ClassicWord("--" + same.Key, same.First());

    /// <summary>The tags that still lead to something together with those that are there.</summary>
    private IEnumerable<ClassicWord> NextTags(ObjectName automation, string word)
    {
        var start = word[..Math.Max(Tags.Length, word.LastIndexOf(',') + 1)];
        var given = start[Tags.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (word[start.Length..].StartsWith('_'))
        {
            return _scripts.Variations(automation, given, start);
        }

        return Found(automation, given)
            .SelectMany(artifact => artifact.Tags.Distinct())
            .Where(tag => !given.Contains(tag))
            .GroupBy(tag => tag)
            .Select(group => new ClassicWord(start + group.Key, $"{group.Count()} with this tag"));
    }

    private IReadOnlyList<Artifact> Found(ObjectName automation, IEnumerable<string> tags) =>
        services.Index.Find(new ArtifactQuery(automation, ArtifactName.Any, TagQuery.FromTags(tags)));

    /// <summary>A flag up to its variable part, which its help shows in capital letters: <c>meta.KEY</c> is <c>meta.</c>.</summary>
    private static string Start(string flag)
    {
        var parts = flag.Split('.');
        var start = parts.TakeWhile(part => !ActionInput.IsOwnName(part)).ToList();
        return start.Count == parts.Length || start.Count == 0 ? string.Join('.', start) : string.Join('.', start) + ".";
    }
}
