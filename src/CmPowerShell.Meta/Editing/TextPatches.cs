using System.Text;

namespace CmPowerShell.Meta.Editing;

/// <summary>Collects replacements in a text and makes them all together; the text between them is not changed.</summary>
/// <param name="text">The text.</param>
internal sealed class TextPatches(string text)
{
    private readonly List<Patch> _patches = [];

    /// <summary>Puts a text in the place of another one.</summary>
    /// <param name="start">The first character to replace, from 0.</param>
    /// <param name="end">The position after the last one; the start to insert only.</param>
    /// <param name="replacement">The new text.</param>
    internal void Replace(int start, int end, string replacement) => _patches.Add(new Patch(start, end, replacement));

    /// <summary>The changed text.</summary>
    /// <exception cref="NotEditableException">Two replacements overlap.</exception>
    internal string Apply()
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var patch in _patches.OrderBy(patch => patch.Start).ThenBy(patch => patch.End))
        {
            if (patch.Start < at)
            {
                throw new NotEditableException();
            }

            result.Append(text, at, patch.Start - at).Append(patch.Replacement);
            at = patch.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private readonly record struct Patch(int Start, int End, string Replacement);
}

/// <summary>The change needs another structure than the text has, so the text must be written again. It never leaves this namespace.</summary>
internal sealed class NotEditableException : Exception;
