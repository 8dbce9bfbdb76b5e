using System.Runtime.Versioning;
using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>
/// Knows from notifications of the system which recipes have not changed, so that a session need not take the stamps of all their files at each cached run. It knows nothing
/// where notifications may be missing: on systems other than Linux, on file systems that others change, and after too many changes at the same time.
/// </summary>
/// <remarks>Safe for calls from several threads.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class RecipeWatch
{
    // The index of artifacts may take two thirds of what the system allows, and recipes a sixth.
    private static readonly int MostFolders = LinuxNotifications.MostFolders / 4;
    private static readonly Lazy<RecipeWatch?> Opened = new(() => LinuxNotifications.TryOpen() is { } notifications ? new(notifications) : null);

    private readonly object _gate = new();
    private readonly LinuxNotifications _notifications;
    private readonly Dictionary<int, HashSet<object>> _recipes = [];
    private readonly HashSet<object> _quiet = new(ReferenceEqualityComparer.Instance);

    private RecipeWatch(LinuxNotifications notifications) => _notifications = notifications;

    /// <summary>The watch of this process; null where the system gives none.</summary>
    public static RecipeWatch? OfProcess => Opened.Value;

    /// <summary>Whether nothing in the folders of a recipe has changed since <see cref="Begin"/>. False if that is unknown.</summary>
    /// <param name="recipe">The recipe.</param>
    public bool IsQuiet(object recipe)
    {
        lock (_gate)
        {
            _notifications.Read(Take);
            return _quiet.Contains(recipe);
        }
    }

    /// <summary>Begins to watch a recipe, before its stamps are taken; it is quiet until something changes.</summary>
    /// <param name="recipe">The recipe, an object for each time that it was read.</param>
    /// <param name="folders">Full paths of its folder and of the folders in it.</param>
    /// <returns>Whether it can be watched.</returns>
    public bool Begin(object recipe, IReadOnlyList<string> folders)
    {
        lock (_gate)
        {
            if (_recipes.Count + folders.Count > MostFolders || !LinuxNotifications.AreWholeFor(folders[0]) || !folders.All(folder => Watch(recipe, folder)))
            {
                return false;
            }

            _quiet.Add(recipe);
            return true;
        }
    }

    /// <summary>Makes a recipe unknown that has changed without a notification.</summary>
    /// <param name="recipe">The recipe.</param>
    public void Forget(object recipe)
    {
        lock (_gate)
        {
            _quiet.Remove(recipe);
        }
    }

    private bool Watch(object recipe, string folder)
    {
        var number = _notifications.Watch(folder, withContent: true);
        if (number < 0)
        {
            return false;
        }

        // A folder with scripts in it belongs to several recipes.
        if (!_recipes.TryGetValue(number, out var recipes))
        {
            _recipes[number] = recipes = new(ReferenceEqualityComparer.Instance);
        }

        recipes.Add(recipe);
        return true;
    }

    private void Take(int number, string name, bool isOver)
    {
        if (number < 0)
        {
            _quiet.Clear();
        }
        else if (_recipes.TryGetValue(number, out var recipes))
        {
            _quiet.ExceptWith(recipes);
            recipes.Clear();
            if (isOver && name.Length == 0)
            {
                _recipes.Remove(number);
            }
        }
    }
}
