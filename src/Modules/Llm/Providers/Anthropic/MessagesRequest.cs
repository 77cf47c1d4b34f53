using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>One request of the Messages API, and what its answer must be read by. For one call.</summary>
internal sealed class MessagesRequest
{
    private const int LongestName = 128;

    // No length is named for ids; this is longer than any that comes of itself.
    private const int LongestId = 256;

    /// <summary>The client's names as they were sent.</summary>
    public FittingNames Names { get; } = new(LongestName, LongestId);

    /// <summary>The tool whose input is the answer's text; null for none.</summary>
    public string? JsonTool { get; private set; }

    /// <summary>Writes the body; an error leaves the output unusable.</summary>
    public GatewayError? Write(ProviderCall call, Conversation conversation, Adjusted adjusted, IBufferWriter<byte> output)
    {
        var family = call.Route.Family;
        if (Lacking(conversation) is { } lacking)
        {
            return lacking;
        }

        if (new Planner(conversation, family, adjusted).Make(out var plan) is { } wrong)
        {
            return wrong;
        }

        var dialogue = new Dialogue(family, plan.Thinks, adjusted);
        if (dialogue.Read(conversation.Turns) is { } silent)
        {
            return silent;
        }

        JsonTool = plan.JsonTool;
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteString("model", call.Route.Model);
        json.WriteNumber("max_tokens", plan.MostOutput);
        if (call.Stream)
        {
            json.WriteBoolean("stream", true);
        }

        WriteSystem(json, dialogue.System, plan, conversation);
        if (WriteMessages(json, dialogue.Messages) is { } refused)
        {
            return refused;
        }

        new ToolsJson(json, Names, plan).Write(conversation, dialogue.Messages, adjusted);
        new SamplingJson(json, family, plan.Thinks, adjusted).Write(conversation.Sampling);
        WriteThinking(json, plan, conversation.ShowsThoughts);
        WriteOutput(json, plan, adjusted);
        json.WriteEndObject();
        NameWhatIsLeftOut(conversation, adjusted);
        return null;
    }

    private static GatewayError? Lacking(Conversation conversation)
    {
        if (conversation.Sampling.Count != 1)
        {
            return GatewayError.Invalid("unsupported_value", "This model answers once per request: `n` must be 1.", "n");
        }

        return conversation.Sampling.Logprobs
            ? GatewayError.Invalid(
                "unsupported_parameter", "This model tells no probabilities of its tokens; leave `logprobs` out.", "logprobs")
            : null;
    }

    private static void WriteSystem(Utf8JsonWriter json, List<Raw> texts, RequestPlan plan, Conversation conversation)
    {
        if (texts.Count == 0 && !plan.PromptsForJson)
        {
            return;
        }

        json.WriteStartArray("system");
        foreach (var text in texts)
        {
            BlockJson.WriteText(json, text);
        }

        if (plan.PromptsForJson)
        {
            var schema = conversation.Shape!.Schema;
            var form = schema.IsSet ? $" that follows this JSON schema: {JsonText(schema)}" : "";
            BlockJson.WriteText(json, Raw.Of($"Answer with one JSON object only, without any text before or after it{form}"));
        }

        json.WriteEndArray();
    }

    private static string JsonText(Raw json) => System.Text.Encoding.UTF8.GetString(json.Json.Span);

    private GatewayError? WriteMessages(Utf8JsonWriter json, IReadOnlyList<Message> messages)
    {
        var blocks = new BlockJson(json, Names);
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            if (blocks.Write(message) is { } refused)
            {
                return refused;
            }
        }

        json.WriteEndArray();
        return null;
    }

    private static void WriteThinking(Utf8JsonWriter json, RequestPlan plan, bool shows)
    {
        if (plan.Thinking is null)
        {
            return;
        }

        json.WriteStartObject("thinking");
        json.WriteString("type", plan.Thinking);
        if (plan.Thinking is RequestPlan.Enabled)
        {
            json.WriteNumber("budget_tokens", plan.Budget);
        }

        // Newer models keep their thoughts to themselves unless they are asked.
        if (plan.Thinking is RequestPlan.Adaptive && shows)
        {
            json.WriteString("display", "summarized");
        }

        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, RequestPlan plan, Adjusted adjusted)
    {
        if (plan.Effort is null && !plan.OutputSchema.IsSet)
        {
            return;
        }

        json.WriteStartObject("output_config");
        if (plan.Effort is { } effort)
        {
            json.WriteString("effort", Efforts.Word(effort));
        }

        if (plan.OutputSchema.IsSet)
        {
            json.WriteStartObject("format");
            json.WriteString("type", "json_schema");
            json.WritePropertyName("schema");
            if (OutputSchema.Write(json, plan.OutputSchema))
            {
                adjusted.Add("response_format", "mapped");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void NameWhatIsLeftOut(Conversation conversation, Adjusted adjusted)
    {
        foreach (var name in conversation.Others)
        {
            adjusted.Add(name, "dropped");
        }

        if (conversation.Google.IsSet)
        {
            adjusted.Add("google", "dropped");
        }
    }
}
