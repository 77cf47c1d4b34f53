using System.Collections.Concurrent;
using Maru.Platform.Live;

namespace Maru.Testing;

/// <summary>Hints within the process, at once: to the others of a test, or to nobody.</summary>
internal sealed class LocalHints : IHints
{
    private readonly ConcurrentDictionary<string, Action<string, long>> _listeners = new(StringComparer.Ordinal);

    public IReadOnlyList<LocalHints> Others { get; set; } = [];

    public bool Carries => Others.Count > 0;

    public void Tell(string channel, string key, long number)
    {
        foreach (var other in Others)
        {
            other._listeners.GetValueOrDefault(channel)?.Invoke(key, number);
        }
    }

    public void Listen(string channel, Action<string, long> hear) => _listeners[channel] = hear;
}
