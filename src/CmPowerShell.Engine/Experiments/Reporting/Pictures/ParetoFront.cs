using CmPowerShell.Engine.Experiments.Figures;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Finds the points that no other point surpasses in two figures.</summary>
internal static class ParetoFront
{
    /// <summary>Finds the points.</summary>
    /// <param name="points">The values of the two figures at each point.</param>
    /// <param name="x">Which values of the first figure are better.</param>
    /// <param name="y">Which values of the second figure are better.</param>
    /// <returns>The places of the points in the list, by the first figure; none if a direction is unknown.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<(double X, double Y)> points, BetterDirection x, BetterDirection y)
    {
        if (x == BetterDirection.Unknown || y == BetterDirection.Unknown)
        {
            return [];
        }

        var costs = points.Select(point => (X: Cost(point.X, x), Y: Cost(point.Y, y))).ToList();
        var front = new List<int>();
        var best = double.PositiveInfinity;

        // In the order of the first figure, a point is on the front if its second figure is better than all before it. Equal points are on it together.
        foreach (var place in Enumerable.Range(0, costs.Count).OrderBy(place => costs[place].X).ThenBy(place => costs[place].Y))
        {
            if (costs[place].Y < best || (front.Count > 0 && costs[front[^1]] == costs[place]))
            {
                front.Add(place);
                best = costs[place].Y;
            }
        }

        return [.. front.OrderBy(place => points[place].X)];
    }

    private static double Cost(double value, BetterDirection better) => better == BetterDirection.Lower ? value : -value;
}
