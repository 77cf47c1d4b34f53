using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Maru.Platform.Live;

/// <summary>Counts live connections of the node and of each person. Thread safe.</summary>
internal sealed class LiveClients(LiveSettings settings, IMeterFactory meters)
{
    private readonly ConcurrentDictionary<string, int> _ofUser = new(StringComparer.Ordinal);
    private readonly UpDownCounter<long> _clients =
        meters.Create("Maru.Live").CreateUpDownCounter<long>("sse.clients", "{client}", "Live connections.");

    private int _all;

    /// <summary>A place, which dispose gives back; null if there is none.</summary>
    public IDisposable? Enter(string userId)
    {
        if (Interlocked.Increment(ref _all) > settings.MaxClients)
        {
            Interlocked.Decrement(ref _all);
            return null;
        }

        if (_ofUser.AddOrUpdate(userId, 1, (_, n) => n + 1) > settings.MaxClientsPerUser)
        {
            Leave(userId);
            return null;
        }

        _clients.Add(1);
        return new LivePlace(() =>
        {
            Leave(userId);
            _clients.Add(-1);
        });
    }

    private void Leave(string userId)
    {
        Interlocked.Decrement(ref _all);
        if (_ofUser.AddOrUpdate(userId, 0, (_, n) => n - 1) == 0)
        {
            _ofUser.TryRemove(new KeyValuePair<string, int>(userId, 0));
        }
    }
}
