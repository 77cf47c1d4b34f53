using Maru.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Http;

/// <summary>Turns what was thrown into an answer that carries nothing of it. The exception goes to the log, under the trace id.</summary>
internal sealed partial class ExceptionAnswer(ILogger<ExceptionAnswer> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            await WriteAsync(httpContext, Read(bad), bad.StatusCode).ConfigureAwait(false);
            return true;
        }

        LogUnexpected(log, exception, httpContext.TraceIdentifier);
        await WriteAsync(httpContext, HttpFailures.Unexpected, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        return true;
    }

    // The handler takes the endpoint away from the context and keeps it in its feature.
    private static Task WriteAsync(HttpContext context, Failure failure, int status) =>
        Gateway.Is(context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)
            ? GatewayProblem.WriteAsync(context, failure, status) : Problem.WriteAsync(context, failure, status);

    private static Failure Read(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => HttpFailures.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => HttpFailures.UnsupportedMediaType,
        _ when bad.InnerException is System.Text.Json.JsonException { Path: { Length: > 2 } path } =>
            HttpFailures.MalformedBody.At(path.TrimStart('$', '.'), "Has the wrong type or form."),
        _ when bad.InnerException is null && !bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) => HttpFailures.MalformedParameter,
        _ => HttpFailures.MalformedBody,
    };

    [LoggerMessage(1030, LogLevel.Error, "Unexpected failure of request {TraceId}")]
    private static partial void LogUnexpected(ILogger logger, Exception e, string traceId);
}
