using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>Writes a conversation as a request of chat completions, in the dialect of the model's family.</summary>
internal sealed class ChatRequestWriter(Utf8JsonWriter json, ModelFamily family, Adjusted adjusted)
{
    private const int MostStops = 4;

    /// <summary>Writes the body; an error leaves the output unusable.</summary>
    /// <param name="call">Who is asked.</param>
    /// <param name="conversation">What.</param>
    /// <param name="names">Makes names fit.</param>
    /// <param name="adjusted">Takes what had to be left out or moved.</param>
    /// <param name="output">Where to.</param>
    public static GatewayError? Write(
        ProviderCall call, Conversation conversation, FittingNames names, Adjusted adjusted, IBufferWriter<byte> output)
    {
        if (conversation.Sampling.Stops.Count > MostStops)
        {
            return GatewayError.Invalid("invalid_stop", $"This model ends at no more than {MostStops} texts.", "stop_sequences");
        }

        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteString("model", call.Route.Model);
        if (new ChatMessages(json, names, adjusted).Write(conversation.Turns) is { } refused)
        {
            return refused;
        }

        new ChatRequestWriter(json, call.Route.Family, adjusted).WriteOptions(conversation, names);
        if (call.Stream)
        {
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        return null;
    }

    /// <summary>The same for a reader that takes names and ids of any form.</summary>
    public static GatewayError? WriteUnchanged(
        ProviderCall call, Conversation conversation, Adjusted adjusted, IBufferWriter<byte> output) =>
        Write(call, conversation, FittingNames.Any, adjusted, output);

    private void WriteOptions(Conversation conversation, FittingNames names)
    {
        var sampling = conversation.Sampling;
        var thinks = WriteEffort(conversation.Effort);
        Write(family.Limit ?? LimitName.New, conversation.MaxOutput, thinks);
        Write("temperature", sampling.Temperature, thinks);
        Write("top_p", sampling.TopP, thinks);
        Write("presence_penalty", sampling.PresencePenalty, thinks);
        Write("frequency_penalty", sampling.FrequencyPenalty, thinks);
        if (sampling.Logprobs)
        {
            Write("logprobs", new Raw("true"u8.ToArray()), thinks);
            Write("top_logprobs", sampling.TopLogprobs, thinks);
        }

        if (sampling.TopK.IsSet)
        {
            adjusted.Add("top_k", "dropped");
        }

        WriteStops(sampling.Stops, thinks);
        WriteShape(conversation.Shape);
        ChatToolsJson.Write(json, conversation, names);
        foreach (var name in conversation.Others)
        {
            adjusted.Add(name, "dropped");
        }
    }

    private bool WriteEffort(Effort? asked)
    {
        if (asked is not { } effort)
        {
            return false;
        }

        if (family.MostEffort is not { } most)
        {
            // A model that does not think is asked for nothing when it is asked not to.
            if (effort != Effort.None)
            {
                adjusted.Add("thinking", "dropped");
            }

            return false;
        }

        effort = effort > most ? most : family.LeastEffort is { } least && effort < least ? least : effort;
        json.WriteString("reasoning_effort", Efforts.Word(effort));
        return effort != Effort.None;
    }

    private void Write(string name, Raw value, bool thinks)
    {
        if (!value.IsSet)
        {
            return;
        }

        if (family.Refuses.Contains(name) || (thinks && family.RefusesWhileThinking.Contains(name)))
        {
            adjusted.Add(name, "dropped");
            return;
        }

        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    private void WriteStops(IReadOnlyList<Raw> stops, bool thinks)
    {
        if (stops.Count > 0)
        {
            Write("stop", new Raw((byte[])[(byte)'[', .. Joined(stops), (byte)']']), thinks);
        }
    }

    private static IEnumerable<byte> Joined(IReadOnlyList<Raw> values) =>
        values.SelectMany((value, at) => at == 0 ? value.Json.ToArray() : [(byte)',', .. value.Json.Span]);

    private void WriteShape(OutputShape? shape)
    {
        if (shape is null or { Kind: ShapeKind.Text })
        {
            return;
        }

        json.WriteStartObject("response_format");
        if (shape.Kind is ShapeKind.JsonObject)
        {
            json.WriteString("type", "json_object");
        }
        else
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WritePropertyName("name");
            (shape.Name.HasText ? shape.Name : Raw.Of("answer")).WriteTo(json);
            json.WritePropertyName("schema");
            shape.Schema.WriteTo(json);
            if (shape.Strict is { } strict)
            {
                json.WriteBoolean("strict", strict);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
