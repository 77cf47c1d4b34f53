using System.Net;
using System.Text.Json;
using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>Reads why a provider refused. Only codes are looked at; its sentences may hold the key or an address and go nowhere.</summary>
internal static class ProbeFailures
{
    private const int MostBytes = 16 * 1024;

    private static readonly string[] QuotaCodes =
        ["insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active"];

    public static async Task<ProbeFailure> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var codes = Codes(await ReadStartAsync(response, ct));
        return response.StatusCode switch
        {
            HttpStatusCode.PaymentRequired => ProbeFailure.Quota,
            HttpStatusCode.TooManyRequests => codes.Overlaps(QuotaCodes) ? ProbeFailure.Quota : ProbeFailure.RateLimited,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ProbeFailure.Auth,
            HttpStatusCode.NotFound => ProbeFailure.ModelUnavailable,
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => ProbeFailure.Timeout,
            HttpStatusCode.BadRequest when codes.Contains("API_KEY_INVALID") || codes.Contains("invalid_api_key") => ProbeFailure.Auth,
            HttpStatusCode.BadRequest when codes.Contains("model_not_found") => ProbeFailure.ModelUnavailable,
            _ => ProbeFailure.Unknown,
        };
    }

    private static async Task<byte[]> ReadStartAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[MostBytes];
        var read = await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, ct);
        return buffer[..read];
    }

    // OpenAI: error.code and error.type; Gemini: error.status and error.details[].reason, at times inside a one-element array.
    private static HashSet<string> Codes(byte[] body)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(body);
            Collect(json.RootElement, codes);
        }
        catch (JsonException)
        {
            // Not JSON: the status has to do.
        }

        return codes;
    }

    private static void Collect(JsonElement element, HashSet<string> codes)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, codes);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in element.EnumerateObject())
            {
                if (field.Name is "code" or "type" or "status" or "reason" && field.Value.ValueKind == JsonValueKind.String)
                {
                    codes.Add(field.Value.GetString()!);
                }

                Collect(field.Value, codes);
            }
        }
    }
}
