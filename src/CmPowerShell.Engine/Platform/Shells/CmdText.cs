
namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// Texts beyond ASCII in a batch file. cmd reads a batch file in the code page of its console, which differs from machine to machine. In a run the process has set such variables before,
/// and the batch file skips them. Started by hand, it reads its lines as UTF-8, and then has the code page of before again.
/// </summary>
internal static class CmdText
{
    /// <summary>The variable with the path of the native script.</summary>
    public const string Script = "CM_TMP_NATIVE_SCRIPT";

    /// <summary>The variable by which a batch file knows that the process has set its texts: a digest of them.</summary>
    public const string Mark = "CM_TMP_TEXTS";

    private const string CodePage = "CM_TMP_CODE_PAGE";

    /// <summary>The digest of variables.</summary>
    public static string MarkOf(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var text = string.Concat(variables.Select(pair => $"{pair.Key}={pair.Value}\n"));
        return Convert.ToHexString(Sha256.OfText(text))[..16];
    }

    /// <summary>The lines of a batch file with texts.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="mark">Their digest.</param>
    // The answer of chcp is a sentence in the language of the system, with the number after the colon, and in some languages a full stop.
    public static string Lines(string lines, string mark) =>
        $"rem In a run these are set already. By hand they are read as UTF-8.\r\nif \"%{Mark}%\"==\"{mark}\" goto texts_are_set\r\n"
        + $"for /f \"tokens=2 delims=:.\" %%p in ('chcp') do set \"{CodePage}=%%p\"\r\nchcp 65001 >nul\r\n{lines}chcp %{CodePage}% >nul\r\n:texts_are_set\r\n";
}
