using System.Threading.RateLimiting;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Maru.Platform.Http;

/// <summary>
/// Rate limits an endpoint can ask for by name with <c>RequireRateLimiting</c>; <see cref="ThrottleSettings"/> says how many.
/// </summary>
public static class Throttle
{
    /// <summary>Signing in, setting up; from one address.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Acts that call out, such as connection tests; by one person.</summary>
    public const string CallOut = "call_out";

    /// <summary>Everything else under /api; by one person, or from one address.</summary>
    public const string Default = "default";

    internal static void Configure(RateLimiterOptions limits, ThrottleSettings settings)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(60);
            await new Problem(HttpFailures.TooMany with { RetryAfter = wait }).ExecuteAsync(rejected.HttpContext);
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsSignIn(http)
            ? PerMinute("everybody", Math.Max(settings.SignIn, settings.SignInOverall)) : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(SignIn, http => PerMinute(Address(http), settings.SignIn));
        limits.AddPolicy(CallOut, http => PerMinute(Person(http), settings.CallOut));
        limits.AddPolicy(Default, http => PerMinute(Person(http), settings.Default));
    }

    private static RateLimitPartition<string> PerMinute(string who, int permits) => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    });

    private static bool IsSignIn(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == SignIn;

    private static string Person(HttpContext http) => http.Features.Get<CurrentUser>()?.Id ?? Address(http);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
