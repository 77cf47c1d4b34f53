using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Writes a conversation as a body for generateContent.</summary>
internal static class GenerateRequest
{
    /// <summary>Writes the body; an error leaves the output unusable.</summary>
    /// <param name="call">Who is asked.</param>
    /// <param name="conversation">What.</param>
    /// <param name="adjusted">Takes what had to be left out or moved.</param>
    /// <param name="output">Where to.</param>
    public static GatewayError? Write(ProviderCall call, Conversation conversation, Adjusted adjusted, IBufferWriter<byte> output)
    {
        if (conversation.Sampling.Count != 1)
        {
            return GatewayError.Invalid("unsupported_value", "This model answers once per request: `n` must be 1.", "n");
        }

        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        var family = call.Route.Family;
        json.WriteStartObject();
        var refused = new Contents(json, family, adjusted).Write(conversation.Turns)
            ?? GenerationConfig.Write(json, conversation, family);
        if (refused is not null)
        {
            return refused;
        }

        ToolDeclarations.Write(json, conversation);
        WriteGoogleOptions(json, conversation.Google);
        json.WriteEndObject();
        NameWhatIsLeftOut(conversation, adjusted);
        return null;
    }

    private static void WriteGoogleOptions(Utf8JsonWriter json, Raw options)
    {
        if (!options.IsSet)
        {
            return;
        }

        using var document = JsonDocument.Parse(options.Json);
        if (document.RootElement.Field("safety_settings") is { ValueKind: JsonValueKind.Array } safety)
        {
            json.WritePropertyName("safetySettings");
            safety.WriteTo(json);
        }

        if (document.RootElement.Text("cached_content") is { } cached)
        {
            json.WriteString("cachedContent", cached);
        }
    }

    private static void NameWhatIsLeftOut(Conversation conversation, Adjusted adjusted)
    {
        foreach (var name in conversation.Others)
        {
            adjusted.Add(name, "dropped");
        }

        if (conversation.ParallelCalls is false)
        {
            adjusted.Add("parallel_tool_calls", "dropped");
        }
    }
}
