using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Secrets.Masking;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>Makes the meters of calls. Thread safe.</summary>
internal sealed class CallMeters(TokenCounter tokens, TimeProvider clock, ILogger<CallMeters> log)
{
    // A provider that lies does so in every answer.
    private static readonly TimeSpan WarnsEvery = TimeSpan.FromMinutes(1);

    private long _warnedAt;

    public TokenCounter Tokens => tokens;

    public TimeProvider Clock => clock;

    public CallMeter Start(ProviderCall call) => new(call, this);

    /// <summary>Says that a provider's figures cannot be true; of many at once, one.</summary>
    public void Disbelieve(ProviderRoute route, in TokenUsage said)
    {
        var (last, now) = (Volatile.Read(ref _warnedAt), clock.GetTimestamp());
        if ((last == 0 || clock.GetElapsedTime(last, now) >= WarnsEvery) && Interlocked.CompareExchange(ref _warnedAt, now, last) == last)
        {
            Log.UsageNotBelieved(log, WireName<Provider>.Of(route.Provider), SecretMask.Mask(route.Model), said.Input, said.Output);
        }
    }
}
