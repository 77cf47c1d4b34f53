using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Errors as the clients of responses know them.</summary>
internal static class ResponsesError
{
    public static GatewayError TooLong { get; } = new(502, GatewayError.Upstream, "answer_too_long",
        "The answer became longer than this server keeps. What has arrived is not complete; ask for a shorter one.")
    { IsLastWord = true };

    /// <summary>Providers name the fields of chat completions; the client has sent these.</summary>
    public static GatewayError Named(GatewayError error) => error.Param switch
    {
        "messages" => error with { Param = "input" },
        "max_tokens" or "max_completion_tokens" => error with { Param = "max_output_tokens" },
        "response_format" => error with { Param = "text.format" },
        "reasoning_effort" => error with { Param = "reasoning.effort" },
        "logprobs" => error with { Param = "include" },
        _ => error,
    };

    /// <summary>The words for a failed response by which clients wait, shorten, give up or ask again.</summary>
    public static string CodeOf(GatewayError error) =>
        error.Code == "context_length_exceeded" ? error.Code
        : error.Type == GatewayError.Quota ? "insufficient_quota"
        : error.Status switch
        {
            429 => "rate_limit_exceeded",
            503 => "server_is_overloaded",
            >= 500 => "server_error",
            _ => error.Code,
        };

    /// <summary>Some clients take how long to wait out of the sentence.</summary>
    public static string MessageOf(GatewayError error) => error is { RetryAfter: { } wait, Status: 429 or 503 }
        ? string.Create(
            CultureInfo.InvariantCulture, $"{error.Message} Please try again in {Math.Max(1, Math.Ceiling(wait.TotalSeconds))}s.")
        : error.Message;

    /// <summary>The event of a failure, in both the forms its clients look for.</summary>
    public static void WriteEvent(ResponsesFrames frames, GatewayError error)
    {
        var output = frames.Output;
        frames.Begin("error"u8);
        WriteMember(output, ",\"code\":"u8, error.Code);
        WriteMember(output, ",\"message\":"u8, MessageOf(error));
        WriteMember(output, ",\"param\":"u8, Named(error).Param);
        WriteMember(output, ",\"error\":{\"type\":"u8, error.Type);
        WriteMember(output, ",\"code\":"u8, error.Code);
        WriteMember(output, ",\"message\":"u8, MessageOf(error));
        output.Write("}"u8);
        frames.End();
    }

    private static void WriteMember(IBufferWriter<byte> output, ReadOnlySpan<byte> name, string? text) =>
        output.Write(name, text is null ? "null"u8 : Raw.Of(text).Json.Span, default);
}
