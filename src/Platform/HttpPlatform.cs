using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Maru.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform;

/// <summary>The HTTP foundation of every module.</summary>
public static class HttpPlatform
{
    /// <summary>Registers JSON, problems, rate limits, CORS.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddHttpPlatform(this IServiceCollection services)
    {
        services.AddSettings<OriginSettings>("Http").AddSettings<ProxySettings>("Http");
        services.AddSettings<ThrottleSettings>("Http:Throttle").AddSettings<AudienceSettings>("Http:Audience");
        services.ConfigureHttpJsonOptions(o => RequestJson.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ExceptionAnswer>();
        services.AddProblemDetails();
        services.AddRateLimiter().AddOptions<RateLimiterOptions>().Configure<ThrottleSettings>(Throttle.Configure);
        services.AddSingleton(s => TrustedProxies.Of(s.GetRequiredService<ProxySettings>().TrustedProxies));
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<TrustedProxies>((options, proxies) => proxies.Configure(options));
        services.AddOpenApiDocument();
        services.AddSingleton<AuditContext>();
        services.AddSingleton<AuditGaps>();
        services.AddCors().AddOptions<CorsOptions>().Configure<OriginSettings>(AllowOrigins);
        return services;
    }

    /// <summary>
    /// The order of the pipeline: the client's address (behind a proxy, the address of the proxy's client); routing, because the endpoint
    /// decides which error shape applies; the frame and errors; then, for everything except the gateway, whose endpoints check access
    /// themselves, CORS, the audit log's frame, access, rate limits, and the form of body and query.
    /// </summary>
    /// <param name="app">The host.</param>
    public static void UseHttpPlatform(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TrustedProxies>().Any)
        {
            app.UseForwardedHeaders();
            app.UseMiddleware<ForwardedScheme>();
        }

        app.UseRouting();
        app.UseMiddleware<RequestFrame>();
        app.UseExceptionHandler();
        app.UseWhen(IsOurs, static ours =>
        {
            ours.UseStatusCodePages(WriteStatusAsync);
            ours.UseCors();
            ours.UseMiddleware<AuditFrame>();
            ours.UseMiddleware<AccessGuard>();
            ours.UseRateLimiter();
            ours.UseMiddleware<BodyCharset>();
            ours.UseMiddleware<QueryValues>();
        });
    }

    private static void AllowOrigins(CorsOptions cors, OriginSettings settings) => cors.AddDefaultPolicy(policy => policy
        .WithOrigins([.. settings.Origins])
        .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
        .WithHeaders("authorization", "content-type", "if-match", "last-event-id", "accept-language")
        .WithExposedHeaders("etag", "x-request-id", "retry-after", "x-maru-model", "x-maru-provider", "x-maru-policy-version",
            "x-maru-adjusted", "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
            "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"));

    private static bool CanHaveBody(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;

    private static bool IsOurs(HttpContext context) => !Gateway.Serves(context);

    private static Task WriteStatusAsync(Microsoft.AspNetCore.Diagnostics.StatusCodeContext status)
    {
        var context = status.HttpContext;
        var failure = context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest when CanHaveBody(context) => HttpFailures.MalformedBody,
            StatusCodes.Status400BadRequest => RequestFailures.MalformedParameter,
            StatusCodes.Status404NotFound => HttpFailures.NoSuchPath,
            StatusCodes.Status405MethodNotAllowed => HttpFailures.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => HttpFailures.BodyTooLarge,
            StatusCodes.Status415UnsupportedMediaType => HttpFailures.UnsupportedMediaType,
            StatusCodes.Status401Unauthorized => HttpFailures.Unauthenticated,
            StatusCodes.Status403Forbidden => HttpFailures.Forbidden,
            StatusCodes.Status429TooManyRequests => HttpFailures.TooMany,
            >= 500 => HttpFailures.Unexpected,
            _ => HttpFailures.MalformedBody,
        };
        return Problem.WriteAsync(context, failure, context.Response.StatusCode);
    }
}
