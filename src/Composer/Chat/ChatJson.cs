using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>The JSON of an answer, whole or in chunks, in OpenAI's shape.</summary>
/// <param name="heading">Of the answer.</param>
/// <param name="answer">What is said.</param>
/// <param name="inputTokens">The tokens of the question.</param>
public sealed class ChatJson(ChatHeading heading, ChatAnswer answer, int inputTokens)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _toolCallId = $"call_{Dice.SeedOf(answer.Tool + answer.Text):x16}";

    /// <summary>The whole answer as one object.</summary>
    /// <param name="output">Where to.</param>
    public void WriteWhole(IBufferWriter<byte> output) => Write(output, "chat.completion", json =>
    {
        OpenChoice(json, "message");
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Tool is null ? answer.Text : null);
        json.WriteNull("refusal");
        if (answer.Tool is not null)
        {
            WriteCall(json, answer.Text, whole: true);
        }

        CloseChoice(json, answer.FinishReason);
        WriteUsageObject(json);
    });

    internal void WriteRole(IBufferWriter<byte> output, bool withUsage) => WriteChunk(output, withUsage, null, json =>
    {
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Tool is null ? "" : null);
        if (answer.Tool is not null)
        {
            WriteCall(json, "", whole: false);
        }
    });

    internal void WriteDelta(IBufferWriter<byte> output, string piece, bool withUsage) => WriteChunk(output, withUsage, null, json =>
    {
        if (answer.Tool is null)
        {
            json.WriteString("content", piece);
            return;
        }

        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("function");
        json.WriteString("arguments", piece);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    internal void WriteFinish(IBufferWriter<byte> output, bool withUsage) => WriteChunk(output, withUsage, answer.FinishReason, _ => { });

    internal void WriteUsage(IBufferWriter<byte> output) => Write(output, "chat.completion.chunk", json =>
    {
        json.WriteStartArray("choices");
        json.WriteEndArray();
        WriteUsageObject(json);
    });

    private void WriteChunk(IBufferWriter<byte> output, bool withUsage, string? finish, Action<Utf8JsonWriter> delta) =>
        Write(output, "chat.completion.chunk", json =>
        {
            OpenChoice(json, "delta");
            delta(json);
            CloseChoice(json, finish);
            if (withUsage)
            {
                json.WriteNull("usage");
            }
        });

    private void Write(IBufferWriter<byte> output, string kind, Action<Utf8JsonWriter> rest)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("id", $"chatcmpl-{heading.Id}");
        json.WriteString("object", kind);
        json.WriteNumber("created", heading.Created);
        json.WriteString("model", heading.Model);
        json.WriteString("system_fingerprint", ComposerMark.Fingerprint);
        rest(json);
        json.WriteEndObject();
    }

    private static void OpenChoice(Utf8JsonWriter json, string body)
    {
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject(body);
    }

    private static void CloseChoice(Utf8JsonWriter json, string? finish)
    {
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteCall(Utf8JsonWriter json, string arguments, bool whole)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        if (!whole)
        {
            json.WriteNumber("index", 0);
        }

        json.WriteString("id", _toolCallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", answer.Tool);
        json.WriteString("arguments", arguments);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteUsageObject(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", inputTokens);
        json.WriteNumber("completion_tokens", answer.Pieces.Count);
        json.WriteNumber("total_tokens", inputTokens + answer.Pieces.Count);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
