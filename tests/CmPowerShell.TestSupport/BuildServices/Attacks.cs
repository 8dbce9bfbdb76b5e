namespace CmPowerShell.TestSupport.BuildServices;

/// <summary>Texts with which a script, a repository or a file name tries to command a build service.</summary>
public static class Attacks
{
    /// <summary>The attacks; each sets, hides or ends something where a service obeys it.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "##vso[task.prependpath]/tmp/evil",
        "##[set-output name=evil]x",
        "##vso[task.setvariable variable=PATH;isOutput=true]/tmp/evil",
        "text in front ##vso[task.complete result=Succeeded;]evil",
        "##VSO[Task.SetVariable variable=BASH_ENV]/tmp/evil.sh",
        "##v\u00ADso[task.setvariable variable=evil]soft hyphen",
        "#\u200B#vso[task.setvariable variable=evil]zero width space",
        "##vso\u0000[task.setvariable variable=evil]NUL",
        "\uFEFF##vso\u2060[task.uploadfile]/etc/passwd",
        "##\u001b[0mvso[task.prependpath]/tmp/evil",
        "#\u001b[31;1m#\u001b[0mvso[task.addattachment type=evil;name=evil]/etc/passwd",
        "##\u001b[\u001b[0m0mvso[task.prependpath]/tmp/evil",
        "\u001b]8;;##vso[task.prependpath]/tmp/evil\u001b\\link",
        "first line\n##vso[task.setendpoint id=evil;field=url]http://evil.example",
        "50%\r##vso[build.updatebuildnumber]evil",
        "##vso[task.logissue type=error]evil]##vso[task.logdetail id=evil]",
        "::set-output name=evil::x",
        "  \t::add-path::/tmp/evil",
        "\u00A0::set-env name=NODE_OPTIONS::--require=/tmp/evil.js",
        "progress 50%\r::stop-commands::evil",
        "\u200B::add-mask::a",
        "\u001b[32m::add-matcher::/tmp/evil.json",
        "a line that is as wide as a log usually is, so that the end of it is broken off and begins a line of its own:     ::set-output name=evil::x",
        "a line without a blank_______________________________________________________________________________::save-state name=evil::x",
        "%0A##vso[task.prependpath]/tmp/evil",
        "\u2028::warning file=evil::x",
        "##[add-path]/tmp/evil",
        "##[group]evil\n##[endgroup]",
    ];

}
