namespace CmPowerShell;

/// <summary>For whom a setting is set.</summary>
public enum CmSettingScope
{
    /// <summary>For all that the user does on this machine.</summary>
    User,

    /// <summary>For all users of this home.</summary>
    Home,
}
