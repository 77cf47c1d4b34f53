using System.Data.Common;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Http;

/// <summary>Turns what was thrown into an answer that carries nothing of it. The exception goes to the log, under the trace id.</summary>
internal sealed partial class ExceptionAnswer(Db db, ILogger<ExceptionAnswer> log) : IExceptionHandler
{
    private const string Unstorable = "A text holds the character U+0000, which cannot be stored.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is ConnectionResetException
            || (httpContext.RequestAborted.IsCancellationRequested
                && exception is OperationCanceledException or IOException or BadHttpRequestException))
        {
            // The client has gone, in the midst of its own request or of the answer: nobody is left to be told.
            return true;
        }

        // Whatever stood in the answer's head is gone with the answer that was begun.
        RequestFrame.WriteHeaders(httpContext);
        if (exception is BadHttpRequestException bad)
        {
            var asked = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
            await Problem.WriteAsync(httpContext, UnreadableBody.FailureOf(bad, asked), bad.StatusCode);
            return true;
        }

        if (exception is DbException text && DbTroubles.IsUnstorableText(text))
        {
            await Problem.WriteAsync(httpContext, HttpFailures.MalformedBody.Saying(Unstorable), StatusCodes.Status400BadRequest);
            return true;
        }

        if (exception is DbException { } thrown && DbTroubles.Of(thrown) is { } trouble)
        {
            // Every request meets it now; the log needs it once.
            if (db.Health.IsFirstToTell())
            {
                LogTrouble(log, exception, trouble.Words());
            }

            var failure = HttpFailures.DatabaseUnavailable.Saying(
                $"The server cannot use its database just now: {trouble.Words()}. Try again after the time in Retry-After.");
            await Problem.WriteAsync(httpContext, failure, StatusCodes.Status503ServiceUnavailable);
            return true;
        }

        LogUnexpected(log, exception, httpContext.TraceIdentifier);
        await Problem.WriteAsync(httpContext, HttpFailures.Unexpected, StatusCodes.Status500InternalServerError);
        return true;
    }

    [LoggerMessage(1031, LogLevel.Warning, "Requests are answered with 503 because {Trouble}; logged once until the trouble has passed")]
    private static partial void LogTrouble(ILogger logger, Exception e, string trouble);

    [LoggerMessage(1030, LogLevel.Error, "Unexpected failure of request {TraceId}")]
    private static partial void LogUnexpected(ILogger logger, Exception e, string traceId);
}
