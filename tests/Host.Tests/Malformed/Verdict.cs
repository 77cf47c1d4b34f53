using System.Net;
using System.Text.Json;

namespace Maru.Host.Tests.Malformed;

/// <summary>Whether an answer is one that a broken request may get.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with the answer, or null; and its code, for the figures.</summary>
    public static async Task<(string? Fault, string Key)> OfAsync(HttpResponseMessage answer, FuzzTarget target)
    {
        var status = (int)answer.StatusCode;
        var body = await answer.Content.ReadAsStringAsync();
        if (status < 400 || answer.RequestMessage!.Method == HttpMethod.Head)
        {
            return (status == 500 ? "500 to HEAD" : null, $"{status}");
        }

        // Refused by the HTTP server itself, before there was a request: it has no words of ours.
        if (answer is { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge }
            && answer.Headers.ConnectionClose == true && body.Length == 0)
        {
            return (null, $"{status} (no request)");
        }

        var code = CodeOf(answer, body);
        var fault = code is null ? "without a code in the right shape"
            : status >= 500 && !IsUpstreams(code) ? "a 5xx that no upstream explains"
            : body.Contains("Exception", StringComparison.Ordinal) || body.Contains("   at ", StringComparison.Ordinal) ? "tells of the inside"
            : null;
        return (fault is null ? null : $"{fault}: {status} {answer.Content.Headers.ContentType} {body} [{target.Name}]", $"{status} {code}");
    }

    // A missing key counts: some of these requests remove keys.
    private static bool IsUpstreams(string code) =>
        code.StartsWith("upstream_", StringComparison.Ordinal) || code is "provider_key_refused" or "provider_key_missing";

    private static string? CodeOf(HttpResponseMessage answer, string body)
    {
        try
        {
            var root = JsonDocument.Parse(body).RootElement;
            // The server resolves dots before it routes; so must we, to know whose manners hold.
            var path = new Uri(answer.RequestMessage!.RequestUri!.OriginalString).AbsolutePath;
            var isGateway = path == "/v1" || path.StartsWith("/v1/", StringComparison.Ordinal);
            return isGateway ? root.GetProperty("error").GetProperty("code").GetString()
                : answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? root.GetProperty("code").GetString()
                : path.StartsWith("/api/v1/llm/playground/", StringComparison.Ordinal) ? root.GetProperty("error").GetProperty("code").GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
