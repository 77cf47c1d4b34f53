using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>Texts read out, and speech written down.</summary>
internal static class Audio
{
    private const int BytesPerLetter = 97;
    private const int TokensOfSound = 14;

    public static Answer Speak(Exchange x)
    {
        if (x.Body.Str("input") is not { Length: > 0 and <= 4096 } text)
        {
            return OpenAiErrors.Invalid("'input' must be a text of 1 to 4096 characters.", "input");
        }

        if (x.Body.Get("voice") is null)
        {
            return OpenAiErrors.Invalid("Missing required parameter: 'voice'.", "voice", "missing_required_parameter");
        }

        var sound = Sound(text);
        return x.Body.Str("stream_format") == "sse" ? Events(
                new JsonObject { ["type"] = "speech.audio.delta", ["audio"] = Convert.ToBase64String(sound) },
                new JsonObject { ["type"] = "speech.audio.done", ["usage"] = UsageOf(Usage.Count(text), TokensOfSound) })
            : new Answer(
                200, x.Body.Str("response_format") == "wav" ? "audio/wav" : "audio/mpeg", [sound.AsMemory(0, 10), sound.AsMemory(10)])
            {
                IsStream = true,
            };
    }

    /// <summary>Sound as no text could be: every byte there is, made of the text alone.</summary>
    public static byte[] Sound(string text) =>
        [.. "ID3"u8, .. Enumerable.Range(0, 256 + (text.Length * BytesPerLetter)).Select(i => (byte)(i * 31))];

    public static Answer WriteDown(Exchange x)
    {
        if (x.Body.Get("file") is not { ValueKind: JsonValueKind.Object } file)
        {
            return OpenAiErrors.Invalid("Missing required parameter: 'file'.", "file", "missing_required_parameter");
        }

        var text = $"[{x.Plan.Model}] I heard {file.Int("bytes")} bytes of {file.Str("name")}.";
        return x.Request.Stream ? Events(
                new JsonObject { ["type"] = "transcript.text.delta", ["delta"] = text },
                new JsonObject
                {
                    ["type"] = "transcript.text.done",
                    ["text"] = text,
                    ["usage"] = UsageOf(TokensOfSound, Usage.Count(text)),
                })
            : x.Body.Str("response_format") switch
            {
                "text" => new Answer(200, "text/plain; charset=utf-8", [Encoding.UTF8.GetBytes(text + "\n")]),
                "vtt" => new Answer(200, "text/vtt", [Encoding.UTF8.GetBytes($"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n")]),
                _ => Whole(x, text),
            };
    }

    private static Answer Whole(Exchange x, string text) => Wire.Json(new JsonObject
    {
        ["text"] = text,
        ["usage"] = x.Plan.Model.StartsWith("whisper", StringComparison.Ordinal)
            ? new JsonObject { ["type"] = "duration", ["seconds"] = 3 } : UsageOf(TokensOfSound, Usage.Count(text)),
    });

    private static Answer Events(params JsonObject[] events) => new(
        200, "text/event-stream; charset=utf-8", [.. events.Select(one => Wire.Frame(one, "\n"))])
    {
        IsStream = true,
    };

    private static JsonObject UsageOf(int input, int output) => new()
    {
        ["type"] = "tokens",
        ["input_tokens"] = input,
        ["output_tokens"] = output,
        ["total_tokens"] = input + output,
    };
}
