using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Writes <c>chat.completion.chunk</c> events.</summary>
internal sealed class ChunkWriter(ProviderCall call, IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output, WireJson.Compact);
    private readonly string _id = "chatcmpl-" + call.Id;

    /// <summary>Opens a chunk up to the inside of its delta; <see cref="End"/> closes it.</summary>
    public Utf8JsonWriter Begin(string model)
    {
        BeginChunk(model);
        _json.WriteStartObject();
        _json.WriteNumber("index", 0);
        _json.WriteStartObject("delta");
        return _json;
    }

    public void End(JsonElement candidate, string? finish)
    {
        _json.WriteEndObject();
        LogprobsJson.Write(_json, candidate);
        _json.WriteString("finish_reason", finish);
        _json.WriteEndObject();
        _json.WriteEndArray();
        if (call.IncludeUsage)
        {
            _json.WriteNull("usage");
        }

        EndEvent();
    }

    public void Usage(string model, TokenUsage usage)
    {
        BeginChunk(model);
        _json.WriteEndArray();
        UsageMetadata.WriteChat(_json, usage);
        EndEvent();
    }

    public void Done() => output.Write("data: [DONE]\n\n"u8);

    public void Dispose() => _json.Dispose();

    private void BeginChunk(string model)
    {
        output.Write("data: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("id", _id);
        _json.WriteString("object", "chat.completion.chunk");
        _json.WriteNumber("created", call.Created);
        _json.WriteString("model", model);
        _json.WriteStartArray("choices");
    }

    private void EndEvent()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
