using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Errors as Anthropic's clients know them: they wait, shorten or give up by the type and by these very sentences.</summary>
internal static partial class MessagesError
{
    private const int PaymentRequired = 402;
    private const int Overloaded = 529;

    /// <summary>The status in place of ours.</summary>
    public static int StatusOf(GatewayError error) => error.Type == GatewayError.Quota ? PaymentRequired
        : error.Status == 503 ? Overloaded : error.Status;

    public static void Write(IBufferWriter<byte> output, GatewayError error, string? requestId)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", TypeOf(error));
        json.WriteString("message", MessageOf(error));
        json.WriteString("code", error.Code);
        json.WriteString("param", error.Param);
        json.WriteEndObject();
        if (requestId is not null)
        {
            json.WriteString("request_id", requestId);
        }

        json.WriteEndObject();
    }

    private static string TypeOf(GatewayError error) => StatusOf(error) switch
    {
        401 => "authentication_error",
        PaymentRequired => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        Overloaded => "overloaded_error",
        >= 400 and < 500 => "invalid_request_error",
        _ => "api_error",
    };

    // Claude Code makes its conversation shorter when it reads these words, and the two numbers in them.
    private static string MessageOf(GatewayError error)
    {
        if (error.Code != "context_length_exceeded" || error.Message.StartsWith("prompt is too long", StringComparison.Ordinal))
        {
            return error.Message;
        }

        long[] numbers =
        [
            .. Numbers().Matches(error.Message)
                .Select(number => long.Parse(number.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Distinct().Order(),
        ];
        return numbers.Length > 1
            ? string.Create(CultureInfo.InvariantCulture, $"prompt is too long: {numbers[^1]} tokens > {numbers[^2]} maximum")
            : $"prompt is too long: {error.Message}";
    }

    [GeneratedRegex(@"\b(?:\d{1,3}(?:,\d{3}){1,2}|\d{3,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
