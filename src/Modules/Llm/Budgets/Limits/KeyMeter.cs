using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Budgets.Limits;

/// <summary>How fast one key goes on this node. Lock-free; allocates nothing.</summary>
internal sealed class KeyMeter
{
    // The estimate of an input is at most about twice what ordinary text comes to.
    private const int Generosity = 2;

    private readonly RateBucket _requests = new();
    private readonly RateBucket _tokens = new();

    /// <summary>Counts a request in, or says why not. A refused request costs nothing.</summary>
    /// <param name="limits">The key's ceilings, as they are now.</param>
    /// <param name="tokens">Input and the most output, estimated; held to the ceiling, since more can never fit.</param>
    /// <param name="inputTokens">The input's estimate: when half of it is above the ceiling, the request can never be served.</param>
    /// <param name="now">A timestamp.</param>
    /// <param name="frequency">Timestamps a second.</param>
    public LimitDecision TryAdmit(ClientKeyLimits limits, int tokens, int inputTokens, long now, long frequency)
    {
        if (limits.RequestsPerMinute is { } requests && !_requests.TryTake(requests, 1, now, frequency, out var wait))
        {
            return Decide(LimitKind.Requests, limits, 0, wait, now, frequency);
        }

        if (limits.TokensPerMinute is not { } ceiling)
        {
            return Decide(LimitKind.None, limits, 0, 0, now, frequency);
        }

        if (inputTokens / Generosity > ceiling)
        {
            Undo(limits, frequency);
            return Decide(LimitKind.TooLarge, limits, 0, 0, now, frequency);
        }

        var charged = Math.Clamp(tokens, 0, ceiling);
        if (!_tokens.TryTake(ceiling, charged, now, frequency, out wait))
        {
            Undo(limits, frequency);
            return Decide(LimitKind.Tokens, limits, 0, wait, now, frequency);
        }

        return Decide(LimitKind.None, limits, charged, 0, now, frequency);
    }

    /// <summary>Puts the true number of tokens in place of the estimate.</summary>
    public void Correct(ClientKeyLimits limits, int charged, int actual, long frequency)
    {
        if (limits.TokensPerMinute is > 0 and var ceiling && actual != charged)
        {
            _tokens.Correct(ceiling, actual - charged, frequency);
        }
    }

    private void Undo(ClientKeyLimits limits, long frequency)
    {
        if (limits.RequestsPerMinute is { } requests)
        {
            _requests.Correct(requests, -1, frequency);
        }
    }

    private LimitDecision Decide(LimitKind kind, ClientKeyLimits limits, int charged, long wait, long now, long frequency) => new(
        kind, charged, wait,
        limits.RequestsPerMinute, limits.RequestsPerMinute is > 0 and var requests ? _requests.Remaining(requests, now, frequency) : 0,
        _requests.ResetIn(now),
        limits.TokensPerMinute, limits.TokensPerMinute is > 0 and var tokens ? _tokens.Remaining(tokens, now, frequency) : 0,
        _tokens.ResetIn(now), frequency);
}
