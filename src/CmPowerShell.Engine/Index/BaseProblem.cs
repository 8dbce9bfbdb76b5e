using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Makes the errors of inheritance.</summary>
internal static class BaseProblem
{
    /// <summary>The base does not exist.</summary>
    public static CmError NotFound(IndexView view, IndexRow row, ObjectName automation, ArtifactName name)
    {
        var aliases = view.Search(new(automation, ArtifactName.Any, TagQuery.Any)).Select(candidate => candidate.Meta.Alias).Where(alias => alias.Length > 0);
        return Make("BaseNotFound", CmErrorCategory.NotFound, view, row, $"the base '{row.Meta.Base}' of '{GetName(row)}' does not exist.")
            with
        { Hint = NearestName.Hint(name.Object.Alias ?? "", aliases) ?? "Pull the repository that has it, or correct '_base'." };
    }

    /// <summary>Several artifacts fit.</summary>
    public static CmError Ambiguous(IndexView view, IndexRow row, IEnumerable<IndexRow> found) =>
        Make("BaseAmbiguous", CmErrorCategory.Ambiguous, view, row, $"the base '{row.Meta.Base}' of '{GetName(row)}' could be any of {string.Join(", ", found.Select(candidate => $"'{view.GetPath(candidate)}'"))}.")
            with
        { Hint = "Specify the base as 'automation::alias,uid'." };

    /// <summary>The bases do not end.</summary>
    public static CmError TooDeep(IndexView view, IReadOnlyList<IndexRow> chain) =>
        Make("InheritanceTooDeep", CmErrorCategory.InvalidData, view, chain[0], $"'{GetName(chain[0])}' has more than {Inheritance.DeepestChain} bases: {string.Join(" → ", chain.Take(5).Select(GetName))} → …")
            with
        { Hint = "Check for a base that inherits from itself." };

    private static CmError Make(string id, CmErrorCategory category, IndexView view, IndexRow row, string message)
    {
        var place = Place(view, row);
        return new(id, ReturnCode.Failed, category, $"{place}: {message}") { Location = place, Target = view.GetPath(row) };
    }

    /// <summary>The position of the base in the meta of an artifact.</summary>
    public static SourceLocation Place(IndexView view, IndexRow row)
    {
        var files = Path.Combine(view.GetPath(row), row.Folder.Files.BaseName!);
        try
        {
            return MetaFile.LoadPair(files).GetLocation("_base");
        }
        catch (CmException)
        {
            // The file changed since it was indexed; the next refresh reports its current problem.
            return new(MetaFile.Find(files) ?? files);
        }
    }

    private static string GetName(IndexRow row) => new ObjectName(row.Meta.Alias, row.Meta.Uid).ToString();
}
