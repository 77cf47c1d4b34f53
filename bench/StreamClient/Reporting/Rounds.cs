namespace Maru.StreamClient.Reporting;

/// <summary>
/// Medians over the rounds. What compares two targets is taken round by round first, so that a machine that slows down between rounds
/// slows both sides of each comparison.
/// </summary>
internal sealed class Rounds(IReadOnlyList<Round> all)
{
    public IEnumerable<string> Targets => all.Select(r => r.Target).Distinct();

    public long Errors => all.Sum(r => r.Errors);

    public long ErrorsOf(string target) => all.Where(r => r.Target == target).Sum(r => r.Errors);

    public double? Median(string target, string kind, Func<Round, double?> value) => Median(Of(target, kind).Select(value));

    public double? Ratio(string target, string other, string kind, Func<Round, double?> value) =>
        Median(Pairs(target, other, kind).Select(p => value(p.Mine) / value(p.Other)));

    public double? Difference(string target, string other, string kind, Func<Round, double?> value) =>
        Median(Pairs(target, other, kind).Select(p => value(p.Mine) - value(p.Other)));

    private IEnumerable<Round> Of(string target, string kind) => all.Where(r => r.Target == target && r.Kind == kind);

    private IEnumerable<(Round Mine, Round Other)> Pairs(string target, string other, string kind) =>
        Of(target, kind).Join(Of(other, kind), r => r.Number, r => r.Number, (mine, its) => (mine, its));

    private static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
