using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Providers.Builtin.Chat;

/// <summary>The JSON of an answer, whole or in chunks, in OpenAI's shape.</summary>
internal sealed class ChatJson(ProviderCall call, ChatAnswer answer, TokenUsage usage)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _toolCallId = $"call_{Dice.SeedOf(answer.Tool + answer.Text):x16}";

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

    public void WriteRole(IBufferWriter<byte> output, bool withUsage) => WriteChunk(output, withUsage, null, json =>
    {
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Tool is null ? "" : null);
        if (answer.Tool is not null)
        {
            WriteCall(json, "", whole: false);
        }
    });

    public void WriteDelta(IBufferWriter<byte> output, string piece, bool withUsage) => WriteChunk(output, withUsage, null, json =>
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

    public void WriteFinish(IBufferWriter<byte> output, bool withUsage) => WriteChunk(output, withUsage, answer.FinishReason, _ => { });

    public void WriteUsage(IBufferWriter<byte> output) => Write(output, "chat.completion.chunk", json =>
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
        json.WriteString("id", $"chatcmpl-{call.Id}");
        json.WriteString("object", kind);
        json.WriteNumber("created", call.Created);
        json.WriteString("model", call.Route.Model);
        json.WriteString("system_fingerprint", BuiltinClient.Fingerprint);
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
        json.WriteNumber("prompt_tokens", usage.Input ?? 0);
        json.WriteNumber("completion_tokens", usage.Output ?? 0);
        json.WriteNumber("total_tokens", usage.Total);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
