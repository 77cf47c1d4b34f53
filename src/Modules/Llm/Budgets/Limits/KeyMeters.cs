using System.Collections.Concurrent;
using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Budgets.Limits;

/// <summary>The meters of all keys that have ceilings; each node counts for itself. Thread safe.</summary>
internal sealed class KeyMeters(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, KeyMeter> _meters = new(StringComparer.Ordinal);
    private readonly long _frequency = clock.TimestampFrequency;

    public LimitDecision TryAdmit(ClientKey key, int inputTokens, int outputTokens, long now)
    {
        if (key.Limits is { RequestsPerMinute: null, TokensPerMinute: null })
        {
            return default;
        }

        var tokens = (int)Math.Min(int.MaxValue, (long)inputTokens + outputTokens);
        return MeterOf(key.Id).TryAdmit(key.Limits, tokens, inputTokens, now, _frequency);
    }

    public void Correct(ClientKey key, int charged, int actual)
    {
        if (key.Limits.TokensPerMinute is not null)
        {
            MeterOf(key.Id).Correct(key.Limits, charged, actual, _frequency);
        }
    }

    private KeyMeter MeterOf(string keyId) =>
        _meters.TryGetValue(keyId, out var meter) ? meter : _meters.GetOrAdd(keyId, new KeyMeter());
}
