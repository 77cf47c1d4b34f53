using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>What a response repeats of its request, with what counts where it said nothing: clients read it without looking.</summary>
internal static class ResponsesEcho
{
    /// <summary>Members of a JSON object, without its brackets.</summary>
    public static ReadOnlyMemory<byte> Of(RequestDocument request)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, WireJson.Compact))
        {
            json.WriteStartObject();
            var said = new Said(request, json);
            said.Write("instructions", request.Root, "null"u8);
            said.Write("max_output_tokens", request.Root, "null"u8);
            said.Write("max_tool_calls", request.Root, "null"u8);
            said.Write("metadata", request.Root, "{}"u8);
            said.Write("parallel_tool_calls", request.Root, "true"u8);
            said.Write("previous_response_id", request.Root, "null"u8);
            said.Write("prompt_cache_key", request.Root, "null"u8);
            said.WriteObject("reasoning", ("effort", "null"), ("summary", "null"));
            said.Write("safety_identifier", request.Root, "null"u8);
            json.WriteString("service_tier", "default");
            json.WriteBoolean("store", false);
            said.Write("temperature", request.Root, "1"u8);
            said.WriteObject("text", ("format", """{"type":"text"}"""), ("verbosity", "\"medium\""));
            said.Write("tool_choice", request.Root, "\"auto\""u8);
            said.Write("tools", request.Root, "[]"u8);
            said.Write("top_logprobs", request.Root, "0"u8);
            said.Write("top_p", request.Root, "1"u8);
            json.WriteString("truncation", "disabled");
            said.Write("user", request.Root, "null"u8);
            json.WriteEndObject();
        }

        return output.WrittenMemory[1..^1];
    }

    private readonly struct Said(RequestDocument request, Utf8JsonWriter json)
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
                Write(member, request.Root.Field(name), System.Text.Encoding.UTF8.GetBytes(otherwise));
            }

            json.WriteEndObject();
        }
    }
}
