namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// A shell in which the native scripts of artifacts run. All that depends on the kind of shell is here, so that a new shell takes one class and one line in <see cref="ShellRegistry"/>.
/// </summary>
internal interface IShell
{
    /// <summary>The name of this kind of native script for a new script, such as <c>shell</c>.</summary>
    string Name { get; }

    /// <summary>The name of the format in which variables are exported for this shell, such as <c>Bash</c>.</summary>
    string ExportName { get; }

    /// <summary>The extension of its scripts, with the dot.</summary>
    string Extension { get; }

    /// <summary>The line ends of its scripts.</summary>
    string LineEnd { get; }

    /// <summary>The platforms for which a script of this kind counts: <c>linux</c>, <c>macos</c>, <c>windows</c>.</summary>
    IReadOnlyList<string> Platforms { get; }

    /// <summary>Whether temporary scripts and scripts that set variables are of this kind on a machine. This is true for one shell on each machine.</summary>
    bool IsUsualOn(HostInfo host);

    /// <summary>The names of run scripts in the order in which a machine prefers them.</summary>
    /// <param name="name">The base name, usually <c>run</c>.</param>
    /// <param name="machine">The machine.</param>
    IEnumerable<string> FileNames(string name, MachineFlavor machine);

    /// <summary>Whether the files of a folder include a run script of this kind, for any flavour of the platform.</summary>
    /// <param name="files">The names of the files that begin with the base name.</param>
    /// <param name="name">The base name.</param>
    bool HasScript(IReadOnlyCollection<string> files, string name);

    /// <summary>A text as a literal of the shell.</summary>
    string Quote(string text);

    /// <summary>A text as one word of a command: quoted only where the shell needs it.</summary>
    string Word(string text);

    /// <summary>The lines that set variables. A value that holds a secret is left to the process, as is one that the shell cannot set; a comment names the variable.</summary>
    string Variables(IEnumerable<KeyValuePair<string, string>> variables);

    /// <summary>A script that sets variables and calls another script, so that a run can be repeated by hand.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="prefix">Lines of the state key <c>script_prefix</c>, which are first.</param>
    /// <param name="script">Full path of the script to call.</param>
    string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script);

    /// <summary>What the process sets besides the variables for the script of <see cref="Call"/>.</summary>
    /// <inheritdoc cref="Call"/>
    IEnumerable<KeyValuePair<string, string>> OfProcess(IReadOnlyList<KeyValuePair<string, string>> variables, string script) => [];

    /// <summary>The byte order mark of its files; empty where the shell needs none.</summary>
    /// <param name="host">The machine.</param>
    string FileMark(HostInfo host) => "";

    /// <summary>The program that runs a script of this kind, and its arguments.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="file">The name of the script in the work directory.</param>
    ShellStart Start(HostInfo host, string file);

    /// <summary>The interactive program of the shell.</summary>
    string InteractiveProgram { get; }

    /// <summary>The text before exported variables.</summary>
    string ExportHead { get; }

    /// <summary>The line that exports a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <exception cref="FormatException">The shell cannot set it; the message is the end of a sentence with the reason, without the value.</exception>
    string Export(ShellVariable variable);

    /// <summary>Replaces paths in a script of this kind, each written as its quotes need it.</summary>
    /// <param name="text">The script.</param>
    /// <param name="replace">Replaces the paths in a text, which the second argument writes.</param>
    string ReplacePaths(string text, Func<string, Func<string, string>, string> replace);

    /// <summary>A value that a script of this kind left, as the machine writes it.</summary>
    string FromScript(string value) => value;

    /// <summary>The native script of a new script: it prints where it runs.</summary>
    string NewScript { get; }

    /// <summary>The native script of a new script that starts a Python program.</summary>
    string NewPythonScript { get; }
}
