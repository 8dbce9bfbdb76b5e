namespace CmPowerShell;

/// <summary>Who said what a setting is. Of several, the later one counts.</summary>
public enum CmSettingSource
{
    /// <summary>Nobody; it is what it is otherwise.</summary>
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
