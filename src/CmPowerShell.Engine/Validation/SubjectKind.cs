namespace CmPowerShell.Engine.Validation;

/// <summary>What a meta file describes.</summary>
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
