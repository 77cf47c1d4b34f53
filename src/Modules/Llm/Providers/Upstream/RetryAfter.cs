using System.Globalization;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Reads <c>retry-after-ms</c> and <c>Retry-After</c> (seconds or a date, RFC 9110 §10.2.3).</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var ms)
            && double.TryParse(ms.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < 86_400_000)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            { Date: not null } => TimeSpan.Zero,
            _ => null,
        };
    }
}
