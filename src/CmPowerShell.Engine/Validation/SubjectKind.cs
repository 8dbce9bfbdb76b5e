namespace CmPowerShell.Engine.Validation;

/// <summary>The kinds of subjects of a meta file.</summary>
internal enum SubjectKind
{
    /// <summary>A script of <c>cmind</c> or <c>mlcflow</c>.</summary>
    Script,

    /// <summary>A component of 2022.</summary>
    Component,

    /// <summary>An artifact of another automation.</summary>
    Artifact,

    /// <summary>A repository.</summary>
    Repository,
}
