using System.Diagnostics;

namespace Maru.AuditLog;

/// <summary>Durations of one kind of act.</summary>
internal sealed class Times
{
    private readonly List<double> _millis = [];

    public async Task<T> TakeAsync<T>(Func<Task<T>> act)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await act();
        _millis.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return result;
    }

    /// <summary>Milliseconds.</summary>
    public double Quantile(double q) => _millis.Order().ElementAt((int)Math.Min(_millis.Count - 1, _millis.Count * q));
}
