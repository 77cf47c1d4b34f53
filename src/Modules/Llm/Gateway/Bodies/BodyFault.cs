using System.Text;
using System.Text.Json;
using Maru.Kernel;

namespace Maru.Modules.Llm.Gateway.Bodies;

/// <summary>Says more exactly why a body was not read, once it was not: where, and what its sender may have meant.</summary>
internal static class BodyFault
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Why a body of this type cannot be JSON, whatever is in it; null when it can.</summary>
    public static GatewayError? Refuses(string? contentType) => contentType is { Length: > 0 } && KindOf(contentType) is { } kind
        ? new GatewayError(415, GatewayError.InvalidRequest, "unsupported_media_type",
            $"The body was sent as {kind}, and this path reads JSON. Send one JSON object, with 'Content-Type: application/json'.")
        : null;

    /// <summary>The error in words that fit this body; any other error as it was.</summary>
    public static GatewayError Explain(GatewayError error, ReadOnlySpan<byte> body, string? contentType)
    {
        if (error.Code is not ("malformed_json" or "invalid_json"))
        {
            return error;
        }

        var message = body.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? "The body is empty; send one JSON object."
            : HalfAt(body) is >= 0 and var at
                ? $"A text has half of a surrogate pair (as {Encoding.ASCII.GetString(body.Slice(at, 6))}) without the other half, "
                    + $"{Place(body, at)}. Perhaps a text was cut within an emoji; send whole characters."
            : error.Message;
        var hint = contentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true
            ? $" It was sent as {Form}: send the fields as one JSON object, with 'Content-Type: application/json'." : "";
        return error with { Message = message + hint };
    }

    /// <summary>A place in words, counted as JSON's reader counts.</summary>
    public static string Place(ReadOnlySpan<byte> body, int at) =>
        $"near line {body[..at].Count((byte)'\n') + 1}, byte {at - body[..at].LastIndexOf((byte)'\n')}";

    private static int HalfAt(ReadOnlySpan<byte> body)
    {
        try
        {
            return HalfSurrogates.Find(body);
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static string? KindOf(string contentType) =>
        contentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? "a form with files (multipart)"
        : contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? "a picture"
        : contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? "audio"
        : contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? "video"
        : null;
}
