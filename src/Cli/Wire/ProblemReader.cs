using System.Net;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>Reads refusals: problem+json of the API, and the error object of <c>/v1</c>.</summary>
internal static class ProblemReader
{
    public static Refusal Read(HttpResponseMessage response, JsonElement body, Uri server, Language language)
    {
        var kind = KindOf(response.StatusCode);
        var wait = response.Headers.RetryAfter?.Delta;
        if (body.Text("code") is { } code)
        {
            var failure = new Failure(kind, code, body.Text("detail") ?? code) { Fields = FieldsOf(body), RetryAfter = wait };
            return new Refusal(failure, body.Text("trace_id"));
        }

        return GatewayError(body, kind) is { } error
            ? new Refusal(error with { RetryAfter = wait })
            : new Refusal(LocalFailures.Unexpected(language, kind, server, (int)response.StatusCode) with { RetryAfter = wait });
    }

    /// <summary>The failure inside <c>{"error":{…}}</c>, which also stands in a stream that fails; null when there is none.</summary>
    public static Failure? GatewayError(JsonElement body, FailureKind kind)
    {
        var error = body.Inner("error");
        return error.Text("message") is { } message
            ? new Failure(kind, error.Text("code") ?? error.Text("type") ?? "gateway.error", message)
            : null;
    }

    private static FailureKind KindOf(HttpStatusCode status) => (int)status switch
    {
        401 => FailureKind.Unauthenticated,
        403 => FailureKind.Forbidden,
        404 => FailureKind.NotFound,
        409 or 412 => FailureKind.Conflict,
        413 => FailureKind.TooLarge,
        422 => FailureKind.Unprocessable,
        429 => FailureKind.TooMany,
        502 => FailureKind.Upstream,
        >= 400 and < 500 => FailureKind.Invalid,
        _ => FailureKind.Unavailable,
    };

    private static Dictionary<string, string[]>? FieldsOf(JsonElement body)
    {
        var fields = body.Inner("fields");
        return fields.ValueKind != JsonValueKind.Object ? null : fields.EnumerateObject().ToDictionary(
            f => f.Name,
            f => f.Value.ValueKind == JsonValueKind.Array
                ? f.Value.EnumerateArray().Select(v => v.ToString()).ToArray()
                : [f.Value.ToString()],
            StringComparer.Ordinal);
    }
}
