using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>
/// Decides what the details of a command are. mlcflow reads everything but a uid as tags. Here a word that no item has as a tag can also be its name:
/// an alias, <c>alias,uid</c>, <c>repository:alias</c>, or an alias with variations (<c>get-python3,_venv</c>); and several words are several tags.
/// </summary>
/// <param name="index">Knows the items.</param>
/// <param name="repositories">Know the repositories.</param>
internal sealed class MlcNames(IArtifactIndex index, IRepositoryCatalog repositories)
{
    private const int UidLength = 16;

    /// <summary>Sets the name and the tags in the input of an action.</summary>
    /// <param name="details">The words.</param>
    /// <param name="automation">The kind of the items.</param>
    /// <param name="input">The input, which may hold tags already.</param>
    internal void Set(IReadOnlyList<string> details, ObjectName automation, MetaMap input)
    {
        var written = details.SelectMany(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (written.Count == 0)
        {
            return;
        }

        var parts = written.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var plain = parts.Where(part => part[0] is not ('_' or '-')).ToList();
        if (GetName(plain, automation, input.Texts("tags").Any()) is { } name)
        {
            input["artifact"] = name;
            parts = parts.Except(plain).ToList();
        }

        var tags = parts.Concat(input.Texts("tags")).ToList();
        if (tags.Count > 0)
        {
            input["tags"] = string.Join(',', tags);
        }
    }

    /// <summary>The name of an item in the words that are no variations; null where they are tags.</summary>
    private string? GetName(List<string> plain, ObjectName automation, bool hasTags) => plain switch
    {
        [var word] when IsUid(word) || IsInRepository(word) || IsPattern(word) => word,
        [var word] => (hasTags || !Exists(automation, ArtifactName.Any, word)) && Exists(automation, new ArtifactName(new ObjectName(word, ""), null)) ? word : null,
        [var alias, var uid] when IsUid(uid) => $"{alias},{uid}",
        _ => null,
    };

    private bool Exists(ObjectName automation, ArtifactName name, params string[] tags) => index.Find(new ArtifactQuery(automation, name, TagQuery.FromTags(tags))).Count > 0;

    private bool IsInRepository(string word) =>
        word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && repositories.Repositories.Any(repository => repository.Alias == word[..colon] || repository.Uid == word[..colon]);

    private static bool IsPattern(string word) => word.AsSpan().IndexOfAny('*', '?') >= 0;

    private static bool IsUid(string word) => word.Length == UidLength && word.All(char.IsAsciiHexDigit);
}
