namespace CmPowerShell;

/// <summary>The source of a setting. Of several, the later one takes precedence.</summary>
public enum CmSettingSource
{
    /// <summary>No source; the default applies.</summary>
    Default,

    /// <summary>The user's file.</summary>
    User,

    /// <summary>The file of the home.</summary>
    Home,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The program that opened the session.</summary>
    Parameter,
}
