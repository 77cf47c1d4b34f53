using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Kernel;
using Maru.Platform.Secrets.Masking;
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
            await Problem.WriteAsync(httpContext, Read(bad), bad.StatusCode);
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

    private static Failure Read(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => HttpFailures.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => HttpFailures.UnsupportedMediaType,
        _ when bad.InnerException is JsonException { Path: { } place } unknown && IsUnknownMember(unknown) => UnknownMember(place),
        _ when bad.InnerException is JsonException missing && Missing().Match(missing.Message) is { Success: true } names =>
            HttpFailures.MalformedBody with
            {
                Fields = names.Groups["name"].Captures.ToDictionary(name => name.Value, string[] (_) => ["Is required."]),
            },
        _ when bad.InnerException is JsonException { Path: { Length: > 2 } path } =>
            HttpFailures.MalformedBody.At(SecretMask.Mask(path.TrimStart('$', '.')), "Has the wrong type or form."),
        _ when bad.InnerException is null && !bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) => RequestFailures.MalformedParameter,
        _ => HttpFailures.MalformedBody,
    };

    // There is no other sign of it.
    private static bool IsUnknownMember(JsonException e) => e.Message.StartsWith("The JSON property '", StringComparison.Ordinal);

    // The names are those of the contract, and there is no other sign of them either.
    [GeneratedRegex(@"missing required properties including: (?:'(?<name>[a-z0-9_]+)'(?:, )?)+")]
    private static partial Regex Missing();

    // Its name is not repeated: people put secrets where names belong. What it stands in has a name of ours.
    private static Failure UnknownMember(string path)
    {
        var quoted = path.IndexOf("['", StringComparison.Ordinal);
        var parent = path[..(quoted >= 0 ? quoted : Math.Max(1, path.LastIndexOf('.')))].TrimStart('$', '.');
        return parent.Length == 0
            ? HttpFailures.MalformedBody.Saying("The body has a member that is not known here, perhaps misspelled; /openapi/v1.json names all.")
            : HttpFailures.MalformedBody.At(parent, "Has a member that is not known here, perhaps misspelled; /openapi/v1.json names all.");
    }

    [LoggerMessage(1031, LogLevel.Warning, "Requests are answered with 503 because {Trouble}; said once until it has passed")]
    private static partial void LogTrouble(ILogger logger, Exception e, string trouble);

    [LoggerMessage(1030, LogLevel.Error, "Unexpected failure of request {TraceId}")]
    private static partial void LogUnexpected(ILogger logger, Exception e, string traceId);
}
