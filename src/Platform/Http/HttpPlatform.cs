using Maru.Platform.Auditing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Http;

/// <summary>The HTTP ground every module stands on.</summary>
public static class HttpPlatform
{
    /// <summary>Registers JSON, problems, rate limits, CORS.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// Sections <c>Http:Origins</c>, web origins, exact, that may call from a browser, <c>Http:TrustedProxies</c> and <c>Http:Throttle</c>.
    /// </param>
    public static IServiceCollection AddHttpPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(o => MaruJson.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ExceptionAnswer>();
        services.AddProblemDetails();
        var throttle = configuration.GetSection("Http:Throttle").Get<ThrottleSettings>() ?? new ThrottleSettings();
        services.AddRateLimiter(limits => Throttle.Configure(limits, throttle));
        var proxies = TrustedProxies.Read(configuration);
        services.AddSingleton(proxies);
        services.PostConfigure<ForwardedHeadersOptions>(proxies.Configure);
        services.AddOpenApiDocument();
        services.AddSingleton<AuditContext>();
        services.AddSingleton<AuditGaps>();
        var origins = configuration.GetSection("Http:Origins").Get<string[]>() ?? [];
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
            .WithHeaders("authorization", "content-type", "if-match", "last-event-id", "accept-language")
            .WithExposedHeaders("etag", "x-request-id", "retry-after", "x-maru-model", "x-maru-provider", "x-maru-policy-version")));
        return services;
    }

    /// <summary>
    /// The order of the pipeline: who asks (behind a proxy, the proxy's client); routing, because the endpoint decides whose manners hold;
    /// the frame, errors, the audit log's frame, then access; for everything but the gateway also CORS and rate limits.
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
        app.UseWhen(IsOurs, ours => ours.UseStatusCodePages(WriteStatusAsync));
        app.UseWhen(IsOurs, ours => ours.UseCors());
        app.UseWhen(IsOurs, ours => ours.UseMiddleware<AuditFrame>());
        app.UseMiddleware<AccessGuard>();
        app.UseWhen(IsOurs, ours => ours.UseRateLimiter());
        app.UseWhen(HasNul, static nul => nul.Run(static context => new Problem(HttpFailures.MalformedParameter).ExecuteAsync(context)));
    }

    // No value of ours has one, and PostgreSQL fails on it where SQLite finds nothing.
    private static bool HasNul(HttpContext context) =>
        IsOurs(context) && context.Request.QueryString.Value is { Length: > 0 } query && query.Contains("%00", StringComparison.Ordinal);

    private static bool IsOurs(HttpContext context) => !Gateway.Serves(context);

    private static Task WriteStatusAsync(Microsoft.AspNetCore.Diagnostics.StatusCodeContext status)
    {
        var context = status.HttpContext;
        var failure = context.Response.StatusCode switch
        {
            // Binding gives up without a word on a value of the query that may be left out; a wrong body throws.
            StatusCodes.Status400BadRequest => HttpFailures.MalformedParameter,
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
