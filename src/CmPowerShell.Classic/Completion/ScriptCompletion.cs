using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Classic.Completion;

/// <summary>Completes the meta of the scripts that a line selects: their inputs, the values of an input, and their variations.</summary>
/// <param name="services">The scripts.</param>
/// <param name="catalog">The actions of the engine.</param>
internal sealed class ScriptCompletion(CmEngine services, ActionCatalog catalog)
{
    // The meta files are read for this; to read hundreds of them would be felt.
    private const int MaximumScripts = 10;

    /// <summary>The inputs as flags, <c>--NAME=</c>.</summary>
    public IEnumerable<ClassicWord> Flags(ClassicRequest request) =>
        Inputs(request).Select(input => new ClassicWord($"--{input.Name}=", Meaning(input)));

    /// <summary>The values that meta lists for an input.</summary>
    /// <param name="request">The words before.</param>
    /// <param name="word">The word as typed: <c>--NAME=</c> and the beginning of a value.</param>
    public IEnumerable<ClassicWord> Values(ClassicRequest request, string word)
    {
        var name = word[2..word.IndexOf('=', StringComparison.Ordinal)];
        return Inputs(request).Where(input => input.Name == name)
            .SelectMany(input => input.Choices.Select(choice => new ClassicWord($"--{name}={choice}", choice == input.Default ? "The default." : Meaning(input))));
    }

    /// <summary>The variations of the scripts that plain tags lead to.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="given">The tags that are there.</param>
    /// <param name="start">The part of the word before the variation.</param>
    public IEnumerable<ClassicWord> Variations(ObjectName automation, IReadOnlyList<string> given, string start) =>
        from script in Read(automation, ArtifactName.Any, given)
        from variation in script.Variations
        let name = "_" + variation
        where !given.Contains(name)
        select new ClassicWord(start + name, $"Variation of {script.Artifact.Alias}");

    private IEnumerable<InputDescription> Inputs(ClassicRequest request) =>
        request.Tags.Count == 0 && request.Name.Object.IsEmpty
            ? []
            : Read(new AutomationDirectory(services, catalog).Find(request.Automation).Automation, request.Name, request.Tags)
                .SelectMany(script => new ScriptDescription(script).Inputs)
                .DistinctBy(input => input.Name);

    private IEnumerable<ScriptDefinition> Read(ObjectName automation, ArtifactName name, IEnumerable<string> tags) =>
        services.Index.Find(new ArtifactQuery(automation, name, TagQuery.FromTags(tags.Where(tag => !tag.TrimStart('-').StartsWith('_')))))
            .Take(MaximumScripts)
            .Select(ScriptCatalog.Define)
            .OfType<ScriptDefinition>();

    private static string Meaning(InputDescription input) => input.Meaning.Length > 0 ? input.Meaning : input.Variable;
}
