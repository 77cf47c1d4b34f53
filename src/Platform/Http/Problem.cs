using System.Globalization;
using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Maru.Platform.Http;

/// <summary>A <see cref="Failure"/> as an HTTP answer. The one place where a kind becomes a status.</summary>
/// <param name="failure">The refusal.</param>
public sealed class Problem(Failure failure) : IResult
{
    /// <summary>The media type of errors.</summary>
    public const string MediaType = "application/problem+json";

    private static readonly TimeSpan? Soon = TimeSpan.FromSeconds(5);

    /// <summary>The HTTP status of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        FailureKind.TooMany => StatusCodes.Status429TooManyRequests,
        FailureKind.Upstream => StatusCodes.Status502BadGateway,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, failure, StatusOf(failure.Kind));

    internal static async Task WriteAsync(HttpContext context, Failure failure, int status)
    {
        var response = context.Response;
        context.Features.Set(new SentProblem(failure, status));
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if ((failure.RetryAfter ?? (status == StatusCodes.Status503ServiceUnavailable ? Soon : null)) is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (Gateway.Serves(context))
        {
            await GatewayProblem.WriteAsync(context, failure, status);
            return;
        }

        response.ContentType = MediaType;
        var body = new ProblemBody(
            $"/docs/errors#{failure.Code}", ReasonPhrases.GetReasonPhrase(status), status, failure.Detail, failure.Code,
            context.TraceIdentifier, failure.Retryable || status >= 500, failure.Fields);
        await JsonSerializer.SerializeAsync(response.Body, body, MaruJson.Options, context.RequestAborted);
    }
}
