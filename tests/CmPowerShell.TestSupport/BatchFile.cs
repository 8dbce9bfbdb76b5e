using System.Globalization;
using System.Text;

namespace CmPowerShell.TestSupport;

/// <summary>
/// Batch files that do what the simple scripts of the tests do, so that the same behaviour is tested on Windows: they print texts and variables, leave variables in files, write, copy and remove
/// files, test, and exit with a code.
/// </summary>
public static class BatchFile
{
    /// <summary>Translates a script for a POSIX shell.</summary>
    /// <exception cref="NotSupportedException">The script does something that has no simple counterpart; the message names it.</exception>
    public static string Of(string script)
    {
        var lines = new StringBuilder("@echo off\r\nsetlocal EnableDelayedExpansion\r\n");
        var words = ShellWords.Of(script);
        for (var start = 0; start < words.Count;)
        {
            var end = start;
            while (end < words.Count && !(words[end].IsOperator && words[end].Text is ";" or "\n" or "&&" or "||"))
            {
                end++;
            }

            var (statement, next) = (words.Skip(start).Take(end - start).ToList(), end < words.Count ? words[end].Text : "");
            if (statement.Count > 0)
            {
                lines.Append(Line(statement, next, isLast: words.Skip(end).All(word => word.IsOperator)));
            }

            start = end + 1;
        }

        return lines.ToString();
    }

    private static string Line(List<ShellWord> statement, string next, bool isLast)
    {
        if (statement[0].Is("test") || statement[0].Is("["))
        {
            var condition = Condition(statement.Skip(1).Where(word => !word.Is("]")).ToList());
            return next switch
            {
                "||" => $"if {Negated(condition)} ",
                "&&" => $"if {Negated(condition)} exit /b 1\r\n",
                _ when isLast => $"if {Negated(condition)} exit /b 1\r\nexit /b 0\r\n",
                _ => throw new NotSupportedException("a test whose result nothing uses"),
            };
        }

        return next == "||" ? throw new NotSupportedException("another command after ||") : Command(statement) + "\r\n";
    }

    private static string Command(List<ShellWord> statement)
    {
        var redirection = statement.FindIndex(word => word.IsOperator);
        var words = redirection < 0 ? statement : statement[..redirection];
        var command = Inner(words[0].Text, words[1..]);
        if (redirection < 0)
        {
            return command;
        }

        if (statement[redirection].Is(">&2") && statement.Count == redirection + 1)
        {
            return ">&2 " + command;
        }

        // Before the command, since cmd takes a digit in front of the sign for a stream, and a blank for a part of the text.
        return statement.Count == redirection + 2 ? $"{statement[redirection].Text}{File(statement[redirection + 1])} {command}" : throw new NotSupportedException("two redirections");
    }

    private static string Inner(string name, List<ShellWord> words) => name switch
    {
        "echo" => $"echo.{Echoed(words)}",
        "printf" when words.Count == 2 && words[0].Is("%s\\n") => $"echo.{Echoed(words[1..])}",
        "printf" when words.Count == 2 && words[0].Is("%s") => $"<nul set /p \"={Echoed(words[1..])}\"",
        "pwd" => "echo.!CD!",
        "true" or ":" => "rem",
        "false" => "exit /b 1",
        "exit" when words is [var code] => "exit /b " + code.Text,
        "sleep" when words is [var time] => string.Create(CultureInfo.InvariantCulture, $"ping -n {1 + int.Parse(time.Text, CultureInfo.InvariantCulture)} 127.0.0.1 >nul"),
        "cat" => string.Join("\r\n", words.Select(word => $"type {File(word)}")),
        "cp" when words is [var from, var to] => $"copy /y {File(from)} {File(to)} >nul",
        "mkdir" => string.Join("\r\n", words.Where(word => !word.Is("-p")).Select(word => $"if not exist {File(word)} mkdir {File(word)}")),
        "touch" => string.Join("\r\n", words.Select(word => $"type nul>>{File(word)}")),
        "rm" => string.Join("\r\n", words.Where(word => !word.Text.StartsWith('-')).Select(word => $"if exist {File(word)}\\ (rmdir /s /q {File(word)}) else if exist {File(word)} del /q {File(word)}")),
        "cd" when words is [var folder] => $"cd /d {File(folder)}",
        _ => throw new NotSupportedException("the command " + name),
    };

    private static string Condition(List<ShellWord> words) => words switch
    {
        [var not, .. var rest] when not.Is("!") => Negated(Condition(rest)),
        [var kind, var file] when kind.Is("-e") || kind.Is("-f") => $"exist {File(file)}",
        [var kind, var folder] when kind.Is("-d") => $"exist {File(folder)}\\",
        [var kind, var text] when kind.Is("-n") => $"not \"{Joined(text)}\"==\"\"",
        [var kind, var text] when kind.Is("-z") => $"\"{Joined(text)}\"==\"\"",
        [var one, var sign, var other] when sign.Is("=") => $"\"{Joined(one)}\"==\"{Joined(other)}\"",
        _ => throw new NotSupportedException("the test " + string.Join(' ', words.Select(word => word.Text))),
    };

    private static string Negated(string condition) => condition.StartsWith("not ", StringComparison.Ordinal) ? condition[4..] : "not " + condition;

    private static string File(ShellWord word) => $"\"{Joined(word).Replace('/', '\\')}\"";

    private static string Joined(ShellWord word) => string.Concat(word.Parts.Select(part => part.IsVariable ? Variable(part.Text) : part.Text.Replace("%", "%%", StringComparison.Ordinal).Replace("!", "^^!", StringComparison.Ordinal)));

    private static string Echoed(List<ShellWord> words) => Escaped(string.Join(' ', words.Select(word => word.Parts.Any(part => part is { IsVariable: true, Text: "PWD" }) ? Joined(word).Replace('/', '\\') : Joined(word))));

    private static string Variable(string name) => name == "PWD" ? "!CD!" : $"!{name}!";

    // Between double quotes cmd takes each sign as it is.
    private static string Escaped(string text)
    {
        var (escaped, isQuoted) = (new StringBuilder(), false);
        foreach (var sign in text)
        {
            isQuoted ^= sign == '"';
            escaped.Append(!isQuoted && sign is '^' or '&' or '|' or '<' or '>' ? "^" : "").Append(sign);
        }

        return escaped.ToString();
    }
}
