using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>What a response repeats of its request, with what counts where it said nothing: clients read it without looking.</summary>
internal static class ResponsesEcho
{
    /// <summary>Members of a JSON object, without its brackets.</summary>
    /// <param name="request">The client's.</param>
    /// <param name="stores">Whether the answer is kept.</param>
    public static ReadOnlyMemory<byte> Of(JsonElement request, bool stores)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, WireJson.Compact))
        {
            json.WriteStartObject();
            Write(json, request, stores);
            json.WriteEndObject();
        }

        return output.WrittenMemory[1..^1];
    }

    /// <summary>The same into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement request, bool stores)
    {
        var said = new Said(request, json);
        said.Write("instructions", request, "null"u8);
        said.Write("max_output_tokens", request, "null"u8);
        said.Write("max_tool_calls", request, "null"u8);
        said.Write("metadata", request, "{}"u8);
        said.Write("parallel_tool_calls", request, "true"u8);
        said.Write("previous_response_id", request, "null"u8);
        said.Write("prompt_cache_key", request, "null"u8);
        said.WriteObject("reasoning", ("effort", "null"), ("summary", "null"));
        said.Write("safety_identifier", request, "null"u8);
        json.WriteString("service_tier", "default");
        json.WriteBoolean("store", stores);
        said.Write("temperature", request, "1"u8);
        said.WriteObject("text", ("format", """{"type":"text"}"""), ("verbosity", "\"medium\""));
        said.Write("tool_choice", request, "\"auto\""u8);
        said.Write("tools", request, "[]"u8);
        said.Write("top_logprobs", request, "0"u8);
        said.Write("top_p", request, "1"u8);
        json.WriteString("truncation", "disabled");
        said.Write("user", request, "null"u8);
    }

    private readonly struct Said(JsonElement request, Utf8JsonWriter json)
    {
        public void Write(string name, JsonElement from, ReadOnlySpan<byte> otherwise)
        {
            json.WritePropertyName(name);
            if (from.Field(name) is var said && said.IsSet())
            {
                // Not as it stood: a line's end between two values would end the event.
                said.WriteTo(json);
            }
            else
            {
                json.WriteRawValue(otherwise, skipInputValidation: true);
            }
        }

        public void WriteObject(string name, params ReadOnlySpan<(string Name, string Otherwise)> members)
        {
            json.WriteStartObject(name);
            foreach (var (member, otherwise) in members)
            {
                Write(member, request.Field(name), System.Text.Encoding.UTF8.GetBytes(otherwise));
            }

            json.WriteEndObject();
        }
    }
}
