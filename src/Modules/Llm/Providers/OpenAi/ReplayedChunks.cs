using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Writes a whole answer as chunks: for each choice its role, what it says and its end, then the usage.</summary>
internal sealed class ReplayedChunks(JsonElement answer, IBufferWriter<byte> output) : IDisposable
{
    private static readonly JsonWriterOptions AsSaid = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(output, AsSaid);

    public void Write(bool includeUsage)
    {
        var choices = answer.TryGetProperty("choices", out var list) && list.ValueKind == JsonValueKind.Array ? list : default;
        for (var i = 0; choices.ValueKind == JsonValueKind.Array && i < choices.GetArrayLength(); i++)
        {
            if (choices[i].ValueKind == JsonValueKind.Object)
            {
                Write(choices[i], i);
            }
        }

        if (includeUsage && answer.TryGetProperty("usage", out var usage))
        {
            Begin();
            _json.WriteEndArray();
            _json.WritePropertyName("usage");
            usage.WriteTo(_json);
            End();
        }
    }

    public void Dispose() => _json.Dispose();

    private void Write(JsonElement choice, int position)
    {
        var message = choice.TryGetProperty("message", out var said) && said.ValueKind == JsonValueKind.Object ? said : default;
        BeginChoice(choice, position);
        _json.WriteString("role", message.ValueKind == JsonValueKind.Object && message.TryGetProperty("role", out var role)
            && role.ValueKind == JsonValueKind.String ? role.GetString() : "assistant");
        _json.WriteString("content", "");
        EndChoice(default);

        BeginChoice(choice, position);
        if (message.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in message.EnumerateObject().Where(m => !m.NameEquals("role") && m.Value.ValueKind != JsonValueKind.Null))
            {
                Write(member);
            }
        }

        EndChoice(default);
        BeginChoice(choice, position);
        EndChoice(choice.TryGetProperty("finish_reason", out var reason) ? reason : default);
    }

    private void Write(JsonProperty member)
    {
        if (!member.NameEquals("tool_calls") || member.Value.ValueKind != JsonValueKind.Array)
        {
            member.WriteTo(_json);
            return;
        }

        _json.WriteStartArray("tool_calls");
        var index = 0;
        foreach (var call in member.Value.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object))
        {
            _json.WriteStartObject();
            _json.WriteNumber("index", index++);
            foreach (var part in call.EnumerateObject().Where(p => !p.NameEquals("index")))
            {
                part.WriteTo(_json);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void BeginChoice(JsonElement choice, int position)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteNumber("index", choice.TryGetProperty("index", out var index) && index.TryGetInt32(out var said) ? said : position);
        _json.WriteStartObject("delta");
    }

    private void EndChoice(JsonElement reason)
    {
        _json.WriteEndObject();
        _json.WriteString("finish_reason", reason.ValueKind == JsonValueKind.String ? reason.GetString() : null);
        _json.WriteEndObject();
        _json.WriteEndArray();
        End();
    }

    private void Begin()
    {
        output.Write("data: "u8);
        _json.Reset();
        _json.WriteStartObject();
        foreach (var member in answer.EnumerateObject())
        {
            if (member.NameEquals("object"))
            {
                _json.WriteString("object", "chat.completion.chunk");
            }
            else if (!member.NameEquals("choices") && !member.NameEquals("usage"))
            {
                member.WriteTo(_json);
            }
        }

        _json.WriteStartArray("choices");
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
